package io.cflow.processors.writeback;

import static io.cflow.processors.writeback.Documents.STORY;
import static io.cflow.processors.writeback.Documents.V4;
import static io.cflow.processors.writeback.Documents.edited;
import static io.cflow.processors.writeback.Documents.patch;
import static io.cflow.processors.writeback.Documents.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.StoryStatus;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusEditTest {

  private static final StatusEdit DONE = new StatusEdit(StoryStatus.DONE, false, V4);

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
    "Status: review; Status: Done",
    "**Status:** Ready for Review; **Status:** Done",
    "**Status**: Ready for Review; **Status**: Done",
    "**Status: Ready for Review**; **Status: Done**",
    "- **Status:** `Review` (pending Quinn); - **Status:** `Done`",
    "## Status: Review; ## Status: Done",
    "| Status | In Progress |; | Status | Done |",
    "| **Status** | In Progress | today |; | **Status** | Done | today |",
    "**Epic:** 1 | **Status:** Draft | **Points:** 5; **Epic:** 1 | **Status:** Done | **Points:** 5",
    "Status: Review <!-- set by hand -->; Status: Done <!-- set by hand -->",
    "**Status:** 🚧 **In Progress** - 3 of 5; **Status:** **Done**",
  })
  void a_status_keeps_its_form(String before, String after) {
    assertThat(edited(STORY, story(before), DONE)).isEqualTo(story(after));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
    "Ready for Review; Done", "- Review; - Done", "**In Progress**; **Done**",
    "🔍 **REVIEW** (2025-09-01, see QA); **Done**", "Approved - go; Done",
  })
  void the_line_below_a_status_heading_is_the_value(String before, String after) {
    assertThat(edited(STORY, story("## Status\n\n" + before + "  "), DONE))
        .isEqualTo(story("## Status\n\n" + after + "  "));
  }

  @Test
  void a_reviewers_status_further_down_is_not_touched() {
    var qa = "\n## QA Results\n\n**Status:** PASS\n\n### Status: Approved\n";

    assertThat(edited(STORY, story("## Status\nReview") + qa, DONE)).isEqualTo(story("## Status\nDone") + qa);
  }

  @Test
  void a_status_above_a_rule_stays_a_line() {
    assertThat(edited(STORY, story("Status: Draft\n---"), DONE)).isEqualTo(story("Status: Done\n---"));
  }

  @Test
  void a_build_spec_keeps_its_status_in_the_front_matter() {
    var spec = """
        ---
        title: 'Search'
        status: in-progress # by hand
        review_loop_iteration: 1
        ---
        # Story 1.3: Search

        ## Intent

        **Problem:** none.
        """;

    assertThat(edited("x/spec-1-3-search.md", spec, new StatusEdit(StoryStatus.REVIEW, false, V4)))
        .isEqualTo(spec.replace("in-progress", "in-review"));
  }

  @Test
  void a_status_never_goes_back_unasked() {
    var done = story("Status: done");

    assertThat(edited(STORY, done, new StatusEdit(StoryStatus.REVIEW, false, Wording.SPRINT))).isEqualTo(done);
    assertThat(edited(STORY, done, new StatusEdit(StoryStatus.IN_PROGRESS, true, Wording.SPRINT)))
        .isEqualTo(story("Status: in-progress"));
  }

  @Test
  void approved_and_ready_are_one_step() {
    var approved = story("Status: Approved");

    assertThat(edited(STORY, approved, new StatusEdit(StoryStatus.READY, false, V4))).isEqualTo(approved);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Status: cancelled", "Status: schrödinger", "Status: ~~Draft~~ Review", "No status"})
  void what_cannot_be_changed_alone_is_left_and_told(String head) {
    var patch = patch(STORY, story(head), DONE);

    assertThat(patch.isChange()).isFalse();
    assertThat(patch.remarks()).hasSize(1);
  }

  @Test
  void a_word_all_siblings_use_is_used() {
    var plan = Projects.read(Stream.of("Status: COMPLETE", "Status: REVIEW", "Status: APPROVED")
        .map(Documents::story).toList());

    assertThat(Wording.of(plan).word(StoryStatus.DONE)).isEqualTo("COMPLETE");
    assertThat(Wording.of(plan).word(StoryStatus.IN_PROGRESS)).isEqualTo("INPROGRESS");
  }
}
