package io.cflow.processors.bmad.dialect.breakdown;

import static io.cflow.processors.bmad.Project.codes;
import static io.cflow.processors.bmad.Project.epicIds;
import static io.cflow.processors.bmad.Project.ids;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Plan;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryStatus;
import io.cflow.domain.WorkItem;
import io.cflow.processors.bmad.Project;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryBreakdownsTest {

  private static final String SPEC = """
      ---
      id: SPEC-lending
      companions:
        - ./glossary.md
        - ../../notes/fines.md
      ---
      # Spec: Lending books

      ## Why
      People want to read.

      ## Capabilities
      - **CAP-1**
        - **intent:** A reader takes a book home
        - **success:** It is missed from the shelf
      - **CAP-2**
        - **intent:** A reader brings it back
      """;
  private static final String STORIES = """
      - id: "1"
        title: Lend
        description: A free book is lent
        spec_checkpoint: true
        invoke_dev_with: begin with the desk
      - id: "2"
        title: Return
        description: A lent book comes back
      """;
  private static final String STATE = """
      ---
      title: Lend
      type: feature
      status: in-review
      baseline_commit: abc
      ---
      # Lend

      <frozen-after-approval reason="human-owned">

      ## Intent
      **Problem:** Books stay on the shelf.

      </frozen-after-approval>

      ## Tasks & Acceptance

      **Execution:**
      - [x] `desk.txt` -- add a stamp -- so that it is seen
      - [ ] `shelf.txt` -- mark the gap -- so that it is missed

      **Acceptance Criteria:**
      - Given a free book, when it is asked for, then it is lent
      - Given a lent book, when it is asked for, then it is not

      ## Verification
      **Commands:**
      - `check` -- expected: fine
      """;

  private static Project spec() {
    return Project.with("specs/spec-lending/SPEC.md", SPEC).and("specs/spec-lending/stories.yaml", STORIES);
  }

  private static List<String> faults(Plan plan) {
    return plan.diagnostics().stream().filter(found -> found.code() == DiagnosticCode.BREAKDOWN_INVALID)
        .map(Diagnostic::message).toList();
  }

  @Test
  void a_story_without_a_file_is_pending_and_one_file_is_its_state() {
    var plan = spec().and("specs/spec-lending/stories/1-lend-a-book.md", STATE).read();

    assertThat(ids(plan)).containsExactly("1", "2");
    assertThat(story(plan, "1").status()).isEqualTo(StoryStatus.REVIEW);
    assertThat(story(plan, "2").status()).isEqualTo(StoryStatus.BACKLOG);
    assertThat(faults(plan)).isEmpty();
  }

  @Test
  void the_state_file_of_a_story_has_its_criteria_and_boxes() {
    var story = story(spec().and("specs/spec-lending/stories/1-lend-a-book.md", STATE).read(), "1");

    assertThat(story.criteria()).hasSize(2);
    assertThat(story.tasks()).extracting(WorkItem::done).containsExactly(true, false);
    assertThat(story.definitions()).extracting(StoryDefinition::kind)
        .containsExactly(StoryDefinition.Kind.STORY, StoryDefinition.Kind.EPICS);
  }

  @Test
  void the_stories_of_a_specification_belong_together_and_follow_each_other() {
    var plan = spec().read();

    assertThat(epicIds(plan)).containsExactly("lending");
    assertThat(plan.epics().getFirst().title()).isEqualTo("Lending books");
    assertThat(Project.softEdges(plan)).containsExactly("2 -> 1");
  }

  @Test
  void checkpoints_and_words_for_the_developer_are_kept() {
    assertThat(story(spec().read(), "1").definitions().getFirst().notes())
        .containsExactly("A free book is lent", "begin with the desk", "spec_checkpoint: true");
  }

  @Test
  void capabilities_are_requirements_with_intent_and_success() {
    var plan = spec().read();

    assertThat(plan.requirements()).extracting(found -> found.id() + ": " + found.text()).containsExactly(
        "CAP-1: A reader takes a book home It is missed from the shelf", "CAP-2: A reader brings it back");
  }

  @Test
  void a_companion_that_is_not_there_is_missed() {
    var plan = spec().and("notes/fines.md", "# Fines\n").read();

    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.SHARD_MISSING)
        .extracting(found -> found.span() + " " + found.message())
        .containsExactly("specs/spec-lending/SPEC.md:4 no such companion in the project: ./glossary.md");
  }

  @Test
  void two_files_of_one_story_are_no_state_at_all() {
    var plan = spec().and("specs/spec-lending/stories/2-a.md", "---\nstatus: done\n---\n# A\n")
        .and("specs/spec-lending/stories/2-b.md", "---\nstatus: draft\n---\n# B\n").read();

    assertThat(story(plan, "2").status()).isEqualTo(StoryStatus.UNKNOWN);
    assertThat(faults(plan)).hasSize(2).allMatch(fault -> fault.contains("story 2 has 2 files"));
  }

  @Test
  void a_sentinel_blocks_its_story_until_somebody_has_looked() {
    var plan = spec().and("specs/spec-lending/stories/2-unresolved.md", "---\nstatus: draft\n---\n# Return\n").read();

    assertThat(story(plan, "2").status()).isEqualTo(StoryStatus.BLOCKED);
  }

  @Test
  void what_a_breakdown_must_not_say_is_named_where_it_stands() {
    var plan = Project.with("specs/spec-lending/stories.yaml", """
        - id: 1
          title: One
          description: d
          status: done
        - id: "3"
          title: Three
          description: d
        - id: "3-2"
          title: Three two
          description: d
        - id: "3"
          title: Three again
          description: d
        - title: nobody
        """).read();

    assertThat(faults(plan)).satisfiesExactlyInAnyOrder(
        fault -> assertThat(fault).contains("must be quoted"),
        fault -> assertThat(fault).contains("has no status"),
        fault -> assertThat(fault).contains("used twice"),
        fault -> assertThat(fault).contains("beginning of 3-2"),
        fault -> assertThat(fault).contains("without an id"));
    assertThat(story(plan, "1").status()).isEqualTo(StoryStatus.BACKLOG);
  }

  @Test
  void a_state_file_of_no_story_is_named() {
    var plan = spec().and("specs/spec-lending/stories/7-ghost.md", "---\nstatus: draft\n---\n# Ghost\n").read();

    assertThat(faults(plan)).containsExactly("no story of the breakdown has this id");
    assertThat(codes(plan)).contains(DiagnosticCode.ORPHAN_STORY);
  }
}
