package io.cflow.processors.writeback;

import static io.cflow.processors.writeback.Documents.TRACKER;
import static io.cflow.processors.writeback.Documents.edited;
import static io.cflow.processors.writeback.Documents.patch;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.StoryStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerEditTest {

  private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

  private static final String FILE = """
      # last_updated: 01-02-2026 10:00
      generated: 01-01-2026 09:00
      last_updated: 01-02-2026 10:00   # by hand
      project: Shelf
      odd: [1, 2]

      development_status:
        # --- the first epic ---
        epic-1: backlog
        1-1-register:   ready-for-dev   # waits for Lea
        1-10-export: backlog
        # 1-2-removed: backlog
        1-3-search: deferred
        1-4-lend: 'review'
        epic-1a: in-progress
        orch-1-2-x: superseded
        epic-7:
          status: backlog
          stories:
            7-1-late: review
        2-6a-split: review
        epic-1-retrospective: optional
      action_items:
        - {epic: 1, action: "1-1-register: done", status: open}
      """;

  private static TrackerEdit to(String story, StoryStatus target) {
    return new TrackerEdit(story, List.of(), story.split("\\.")[0], target, false, AT);
  }

  @Test
  void the_value_the_stamp_and_the_epic_change_and_no_other_column() {
    assertThat(edited(TRACKER, FILE, to("1.1", StoryStatus.IN_PROGRESS))).isEqualTo(FILE
        .replace("ready-for-dev   # waits", "in-progress   # waits")
        .replace("\nlast_updated: 01-02-2026 10:00 ", "\nlast_updated: 03-04-2026 05:06 ")
        .replace("epic-1: backlog", "epic-1: in-progress"));
  }

  @Test
  void a_review_changes_exactly_the_value_and_the_stamp() {
    assertThat(edited(TRACKER, FILE, to("1.1", StoryStatus.REVIEW))).isEqualTo(FILE
        .replace("ready-for-dev   # waits", "review   # waits")
        .replace("\nlast_updated: 01-02-2026 10:00 ", "\nlast_updated: 03-04-2026 05:06 "));
  }

  @ParameterizedTest
  @CsvSource({"1.10, 1-10-export: backlog", "2.6a, 2-6a-split: review", "7.1, 7-1-late: review"})
  void a_key_is_found_by_its_numbers_exactly(String story, String line) {
    var key = line.substring(0, line.indexOf(':'));

    assertThat(edited(TRACKER, FILE, to(story, StoryStatus.DONE))).contains(key + ": done")
        .contains("1-1-register:   ready-for-dev");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3", "1.4", "1.2", "9.9"})
  void unknown_statuses_quoted_values_and_missing_keys_are_left_and_told(String story) {
    var patch = patch(TRACKER, FILE, to(story, StoryStatus.DONE));

    assertThat(patch.isChange()).isFalse();
    assertThat(patch.remarks()).hasSize(1);
  }

  @Test
  void a_status_that_is_further_stays_with_its_stamp() {
    assertThat(edited(TRACKER, FILE, to("2.6a", StoryStatus.IN_PROGRESS))).isEqualTo(FILE);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02, 2026-03-04", "2026-01-02 10:00, 2026-03-04 05:06", "2026-01-02T10:00:00Z, 2026-03-04T05:06:07Z",
    "\"2026-01-02\", \"2026-03-04\"", "after the demo, after the demo",
  })
  void the_stamp_keeps_the_style_of_the_file(String before, String after) {
    var file = FILE.replace("last_updated: 01-02-2026 10:00   # by hand", "last_updated: " + before);

    assertThat(edited(TRACKER, file, to("2.6a", StoryStatus.DONE))).contains("\nlast_updated: " + after + "\n");
  }

  @Test
  void a_missing_stamp_comes_after_generated_in_its_style() {
    var file = FILE.replace("last_updated: 01-02-2026 10:00   # by hand\n", "")
        .replace("generated: 01-01-2026 09:00", "generated: 2026-01-01");

    assertThat(edited(TRACKER, file, to("2.6a", StoryStatus.DONE)))
        .contains("generated: 2026-01-01\nlast_updated: 2026-03-04\nproject");
  }

  @Test
  void two_keys_that_fit_are_one_too_many() {
    var file = FILE.replace("1-10-export", "1-1-again");

    assertThat(patch(TRACKER, file, to("1.1", StoryStatus.DONE)).remarks())
        .singleElement().asString().contains("2 keys");
    assertThat(edited(TRACKER, file, new TrackerEdit("1.1", List.of("1-1-again"), "1", StoryStatus.DONE, false, AT)))
        .contains("1-1-again: done").contains("1-1-register:   ready-for-dev");
  }

  @Test
  void a_map_that_is_no_yaml_is_left_and_trouble_around_it_does_no_harm() {
    var inside = FILE.replace("1-3-search: deferred", "1-3-search: deferred: twice");
    var outside = FILE.replace("project: Shelf", "story_location: {project-root}/stories");

    assertThat(patch(TRACKER, inside, to("1.1", StoryStatus.REVIEW)).isChange()).isFalse();
    assertThat(edited(TRACKER, outside, to("1.1", StoryStatus.REVIEW))).contains("1-1-register:   review   # waits");
  }

  @Test
  void somebody_elses_stamp_is_no_conflict_and_somebody_elses_value_is() {
    var known = Documents.manuscript(FILE);
    var edit = List.<Edit>of(to("1.1", StoryStatus.REVIEW));
    var stamped = Documents.manuscript(FILE.replace("01-02-2026 10:00   #", "02-02-2026 11:11   #"));
    var moved = Documents.manuscript(FILE.replace("ready-for-dev   #", "in-progress   #"));

    var merged = Patching.of(TRACKER, java.util.Optional.of(known), java.util.Optional.of(stamped), edit);
    var refused = Patching.of(TRACKER, java.util.Optional.of(known), java.util.Optional.of(moved), edit);

    assertThat(merged.conflicts()).isEmpty();
    assertThat(Documents.text(merged.after())).contains("1-1-register:   review").contains("03-04-2026 05:06   #");
    assertThat(refused.conflicts()).hasSize(1);
    assertThat(refused.isChange()).isFalse();
  }
}
