package io.cflow.processors.bmad.dialect.tracker;

import static io.cflow.processors.bmad.Project.codes;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Epic;
import io.cflow.domain.Plan;
import io.cflow.domain.StoryStatus;
import io.cflow.processors.bmad.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SprintStatusesTest {

  private static final String EPICS = """
      # Shelf - Epic Breakdown

      ## Epic %s: Lending

      ### Story %s: Lend a book
      """;

  private static Plan tracked(String epic, String story, String entries) {
    return Project.with("docs/epics.md", EPICS.formatted(epic, story))
        .and("docs/sprint-status.yaml", "development_status:\n" + entries.indent(2)).read();
  }

  private static Epic epic(Plan plan, String id) {
    return plan.epics().stream().filter(epic -> epic.id().equals(id)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
      "1, 1.1, 1-1-lend-a-book, 1.1",
      "1, 1.1a, 1-1a-lend-a-book, 1.1a",
      "1a, 1a.1, 1a-1-lend-a-book, 1a.1",
      "1, 1.1, 1.1-lend-a-book, 1.1",
      "1, 1.1, story-1.1, 1.1",
      "1, 1.10, 1-10-lend-a-book, 1.10"})
  void a_key_finds_its_story_by_number_whatever_letters_it_has(String epic, String printed, String key, String id) {
    var plan = tracked(epic, printed, key + ": in-progress\n");

    assertThat(story(plan, id).status()).isEqualTo(StoryStatus.IN_PROGRESS);
  }

  @ParameterizedTest
  @CsvSource({"1, epic-1", "1a, epic-1a", "4.5, epic-4.5", "4.5, epic-4-5"})
  void a_key_finds_its_epic_by_number_whatever_letters_it_has(String epic, String key) {
    var plan = Project.with("docs/epics.md", EPICS.formatted(epic, epic + ".1"))
        .and("docs/sprint-status.yaml", "development_status:\n  %s: in-progress\n  %s-1-lend-a-book: review\n"
            .formatted(key, epic.replace('.', '-'))).read();

    assertThat(epic(plan, epic).tracker()).isNotNull();
  }

  @Test
  void a_prefix_is_the_family_of_the_story_files() {
    var plan = Project.with("docs/stories/orch-1-2-lend.md", "# Story 1.2: Lend\n\nStatus: review\n")
        .and("docs/sprint-status.yaml", "development_status:\n  orch-1-2-lend: review\n").read();

    assertThat(plan.stories()).hasSize(1);
    assertThat(plan.stories().getFirst().statuses()).hasSize(2);
  }

  @Test
  void an_epic_may_be_a_map_with_its_stories() {
    var plan = tracked("1", "1.1", """
        epic-1:
          status: in-progress
          stories:
            1-1-lend-a-book: done
        """);

    assertThat(epic(plan, "1").tracker()).isNotNull();
    assertThat(story(plan, "1.1").status()).isEqualTo(StoryStatus.DONE);
  }

  @Test
  void comments_and_quotes_and_stamps_are_not_statuses() {
    var plan = Project.with("docs/epics.md", EPICS.formatted("1", "1.1")).and("docs/sprint-status.yaml", """
        # last_updated: 01-02-2026 10:00
        last_updated: 01-02-2026 10:00
        project: shelf
        development_status:
          # Epic 1
          epic-1: in-progress
          1-1-lend-a-book: "ready-for-dev"  # was drafted
          # 1-2-return: done
          epic-1-retrospective: optional
        action_items:
          - epic: 1
            action: Count the books
            status: open
        """).read();

    assertThat(story(plan, "1.1").status()).isEqualTo(StoryStatus.READY);
    assertThat(plan.stories()).hasSize(1);
  }

  @Test
  void legacy_words_are_understood_and_unknown_words_are_kept() {
    assertThat(story(tracked("1", "1.1", "1-1-lend-a-book: drafted\n"), "1.1").status()).isEqualTo(StoryStatus.READY);
    assertThat(story(tracked("1", "1.1", "1-1-lend-a-book: superseded\n"), "1.1").status())
        .isEqualTo(StoryStatus.CANCELLED);
    var odd = tracked("1", "1.1", "1-1-lend-a-book: somewhere\n");
    assertThat(story(odd, "1.1").statuses().getFirst().raw()).isEqualTo("somewhere");
    assertThat(codes(odd)).contains(DiagnosticCode.UNKNOWN_STATUS);
  }

  @Test
  void a_tracker_that_does_not_parse_is_read_line_by_line() {
    var plan = Project.with("docs/epics.md", EPICS.formatted("1", "1.1")).and("docs/sprint-status.yaml", """
        note: this: breaks
        development_status:
          1-1-lend-a-book: review
        """).read();

    assertThat(story(plan, "1.1").status()).isEqualTo(StoryStatus.REVIEW);
    assertThat(codes(plan)).contains(DiagnosticCode.BAD_YAML);
  }
}
