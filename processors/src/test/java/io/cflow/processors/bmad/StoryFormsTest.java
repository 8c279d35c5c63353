package io.cflow.processors.bmad;

import static io.cflow.processors.bmad.Project.codes;
import static io.cflow.processors.bmad.Project.ids;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.FileEntry;
import io.cflow.domain.StoryStatus;
import io.cflow.domain.WorkItem;
import io.cflow.processors.bmad.words.StoryFileName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms story files take, one by one. */
class StoryFormsTest {

  private static io.cflow.domain.Story read(String body) {
    return Project.with("docs/stories/1.1.story.md", "# Story 1.1: Lend\n\n" + body).story();
  }

  private static int criteria(String section) {
    return read("## Acceptance Criteria\n\n" + section + "\n\n## Tasks\n- [ ] none\n").criteria().size();
  }

  @Test
  void a_decorated_status_is_cut_to_its_word_and_a_reviewers_verdict_is_not_it() {
    var story = read("""
        ## Status

        ✅ **DONE** (2026-01-02, see below)

        ## Acceptance Criteria
        1. One

        ## QA Results
        **Status:** FAIL
        """);
    assertThat(story.status()).isEqualTo(StoryStatus.DONE);
    assertThat(story.statuses()).singleElement().satisfies(stated -> assertThat(stated.note()).contains("2026-01-02"));
  }

  @Test
  void a_status_line_above_a_rule_is_no_heading() {
    assertThat(read("Status: Draft\n---\n\n## Story\ntext").status()).isEqualTo(StoryStatus.DRAFT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"## Status: In Progress\n", "**Status:** in-progress\n", "- **Status**: InProgress\n",
      "| Status | In Progress |\n|---|---|\n",
      "## Statut\nEn cours\n", "**状态**: 进行中\n", "**Estado:** Em andamento\n", "## Status\n\n> 🚧 In Progress\n",
          "> **Status:** In Progress\n",
      "**Epic:** 1 | **Status:** In Progress | **Points:** 3\n", "*Status*: In Progress\n"})
  void a_status_is_found_wherever_teams_put_it(String head) {
    assertThat(read(head + "\n## Story\nText.\n").status()).as(head).isEqualTo(StoryStatus.IN_PROGRESS);
  }

  @Test
  void front_matter_states_a_status_too() {
    var story = Project.with("docs/stories/1.1.story.md",
        "---\nstatus: 'done'\nid: 1.10\n---\n# Lend\n## Acceptance Criteria\n1. a\n## Tasks\n- [ ] b\n").story();
    assertThat(story.status()).isEqualTo(StoryStatus.DONE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '§', quoteCharacter = '¤', value = {
      "1: a⏎2: b⏎3: c § 3",
      "1. a⏎2. b⏎   - detail⏎   - detail⏎3. c § 3",
      "1) a⏎2) b § 2",
      "- AC1: a⏎- AC2: b⏎  - And more § 2",
      "**AC #1:** a⏎**Given** x⏎**When** y⏎**Then** z⏎⏎**AC #2:** b⏎**Given** x § 2",
      "### AC1: a⏎**Given** x⏎**Then** z⏎### AC2: b⏎text § 2",
      "- [ ] a⏎- [x] b⏎  - [ ] nested § 2",
      "* a⏎* b⏎* c § 3",
      "**Given** a⏎**When** b⏎**Then** c⏎⏎**Given** a⏎**When** b⏎**Then** c⏎**And** d⏎**Given** a⏎**Then**"
          + " c⏎**And** e⏎⏎**Given** a⏎**When** b⏎**Then** c § 4",
      "- **Given** a⏎- **When** b⏎- **Then** c⏎⏎- **Given** a⏎- **When** b⏎- **Then** c § 2",
      "1. **Given** a⏎   **When** b⏎   **Then** c⏎⏎2. **Given** a⏎   **When** b⏎   **Then** c § 2",
      "```gherkin⏎AC1: Given a⏎     Then b⏎AC2: Given c⏎     Then d⏎``` § 2",
      "```gherkin⏎Scenario: one⏎  Given a⏎  Then b⏎Scenario: two⏎  Given c⏎  Then d⏎```⏎⏎```bash⏎1. run⏎``` § 2",
      "### Functional⏎1. a⏎2. b⏎### Quality⏎1. c⏎2. d⏎### Speed⏎1. e § 5",
      "**Functional Requirements:**⏎1. a⏎2. b⏎**Quality Requirements:** 3. c 4. d 5. e § 5",
      "ID with text follow⏎⏎AC-1.1: a⏎AC-1.2: b⏎AC-1.3: c § 3",
      "- 1.1.1: a⏎- 1.1.2: b § 2",
      "#### Scenario: one⏎- Given a⏎- Then b⏎#### Scenario: two⏎- Given c⏎- Then d § 2",
      "**Étant donné** a⏎**Quand** b⏎**Alors** c⏎⏎**Étant donné** d⏎**Quand** e⏎**Alors** f § 2",
      "**Dado** que a⏎**Quando** b⏎**Então** c⏎**E** d⏎⏎**Dado** que a⏎**Quando** b⏎**Então** c § 2",
      "**Angenommen** a⏎**Wenn** b⏎**Dann** c⏎⏎**Gegeben** a⏎**Wenn** b⏎**Dann** c § 2",
  })
  void criteria_are_counted_the_way_they_are_marked(String section, int expected) {
    assertThat(criteria(section.replace("⏎", "\n"))).as(section).isEqualTo(expected);
  }

  @Test
  void criteria_in_a_table_are_its_rows() {
    assertThat(criteria("| ID | Criterion |\n|----|-----------|\n| AC1 | a |\n| AC2 | b \\| c |")).isEqualTo(2);
  }

  @Test
  void restarted_numbers_keep_their_group_and_get_ordinals_of_their_own() {
    var story = read("## Acceptance Criteria\n### Reading\n1. a\n2. b\n### Writing\n1. c\n");
    assertThat(story.criteria()).extracting(criterion -> criterion.ordinal() + criterion.group() + criterion.printed())
        .containsExactly("1Reading1", "2Reading2", "3Writing1");
  }

  @Test
  void integration_verification_and_definition_of_done_are_no_criteria() {
    var story = read("## Acceptance Criteria\n1. a\n2. b\n\n### Integration Verification\n- IV1: x\n- IV2:"
        + " y\n\n## Definition of Done\n- [ ] reviewed\n");
    assertThat(story.criteria()).hasSize(2);
    assertThat(story.tasks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"## Acceptance Criteria (ACs)", "### Acceptance Criteria", "## ✅ Acceptance Criteria",
      "## **Acceptance Criteria**", "## 3. Acceptance Criteria",
      "**Acceptance Criteria:**", "**Acceptance Criteria**", "Acceptance Criteria:", "- **Acceptance Criteria:**",
          "## Critères d'acceptation", "## Critérios de Aceite",
      "## Critérios de Aceitação", "## Criterios de Aceptación", "## Akzeptanzkriterien",
          "## 验收标准 (Acceptance Criteria)", "## 验收标准", "#### 驗收標準", "## 受け入れ基準",
      "## 인수 조건", "## Критерии приёмки", "## Tiêu chí chấp nhận", "## Acceptance Criteria - ALL COMPLETED",
          "## Acceptance Criteria (BDD)", "## Criteri di accettazione"})
  void criteria_are_found_below_whatever_title(String title) {
    assertThat(read("## Story\nText.\n\n" + title + "\n\n  1. a\n  2. b\n").criteria()).as(title).hasSize(2);
  }

  @Test
  void boxes_of_every_shape_are_tasks_and_those_of_other_sections_are_not() {
    var story = read("""
        ## Tasks / Subtasks

        - [ ] Task one (AC: #2-#4, 6)
          - [X] two spaces
              - [x] deeper
        \t- [~] a tab
        1. [ ] numbered (AC: all)
        *   [x] star

        ```md
        - [ ] sample
        ```

        ### Task 3: by heading
        - [ ] below it

        ### Review Follow-ups (AI)
        - [x] [AI-Review][High] fix

        ## Definition of Done
        - [ ] not a task
        """);
    assertThat(story.tasks()).extracting(WorkItem::depth).containsExactly(0, 1, 2, 2, 0, 0, 0, 0);
    assertThat(story.tasks().stream().filter(WorkItem::done)).hasSize(4);
    assertThat(story.tasks().getFirst().criteria()).isEqualTo(List.of(2, 3, 4, 6));
    assertThat(story.tasks().get(4).criteria()).isEmpty();
  }

  @Test
  void a_done_story_with_open_tasks_is_reported() {
    var plan = Project.with("docs/stories/1.1.story.md",
        "# Story 1.1: X\n## Status\nDone\n## Acceptance Criteria\n1. a\n## Tasks\n- [x] a\n  - [ ] b (AC: 7)\n").read();
    assertThat(codes(plan)).contains(DiagnosticCode.INCONSISTENT_TASKS, DiagnosticCode.AC_REF_DANGLING);
  }

  @Test
  void a_file_list_keeps_paths_and_what_happened_to_them() {
    var story = read("## Dev Agent Record\n### File List\n**New Files:**\n- `src/A.java`\n- `src/B.java` -"
        + " modified\n**Deleted:**\n- src/old/C.java\n- nothing here\n");
    assertThat(story.files()).extracting(FileEntry::path).containsExactly("src/A.java", "src/B.java", "src/old/C.java");
    assertThat(story.files()).extracting(FileEntry::change).containsExactly("created", "modified", "deleted");
  }

  @Test
  void a_document_pasted_inside_one_fence_is_looked_through() {
    var story = Project.with("docs/stories/1.1.story.md",
        "````markdown\n# Story 1.1: Lend\n## Status\nDraft\n## Acceptance Criteria\n1. a\n```java\n# x\n```\n2."
            + " b\n````\n").story();
    assertThat(story.status()).isEqualTo(StoryStatus.DRAFT);
    assertThat(story.criteria()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"1.1.story.md,1.1", "1.10.lend.md,1.10", "1-2-user-auth.md,1.2", "story-2.3-x.md,2.3",
      "10-26.11-pagination.md,26.11", "epic-2-story-4.md,2.4",
      "1.11.1.fix.md,1.11.1", "STORY-3-1.md,3.1", "spec-1-2-login.md,1.2", "2.6a.story.md,2.6a", "us-1.4-x.md,1.4",
          "env-2-1-x.md,2.1"})
  void file_names_carry_numbers_in_many_ways(String name, String number) {
    assertThat(StoryFileName.of(name)).hasValueSatisfying(found -> assertThat(found.number().bare()).isEqualTo(number));
  }

  @Test
  void the_headings_number_wins_over_the_file_names() {
    var plan = Project.with("docs/stories/1.11.fix.md",
        "# Story 1.12: Fix\n## Acceptance Criteria\n1. a\n## Tasks\n- [ ] a\n").read();
    assertThat(ids(plan)).containsExactly("1.12");
    assertThat(codes(plan)).contains(DiagnosticCode.ID_MISMATCH);
  }

  @Test
  void a_build_specification_is_a_story_with_the_status_of_its_front_matter() {
    var story = Project.with("_bmad-output/implementation-artifacts/spec-1-2-login.md", """
        ---
        title: 'Log in'
        type: feature
        status: 'in-review'
        baseline_commit: abc
        ---

        <frozen-after-approval>

        ## Intent
        **Problem:** nobody can log in.
        **Approach:** let them.

        </frozen-after-approval>

        ## Tasks & Acceptance

        **Execution:**
        - [x] `src/Login.java` -- write it -- needed
        - [ ] `src/LoginTest.java` -- test it -- needed

        **Acceptance Criteria:**
        - Given a user, when she logs in, then she is in.
        - Given a stranger, when he logs in, then he is refused.
        """).story();
    assertThat(story.id()).isEqualTo("1.2");
    assertThat(story.title()).isEqualTo("Log in");
    assertThat(story.status()).isEqualTo(StoryStatus.REVIEW);
    assertThat(story.criteria()).hasSize(2);
    assertThat(story.tasks()).hasSize(2);
  }

  @Test
  void reports_and_proposals_about_a_story_are_not_the_story() {
    var body = "# Story 1.1: Lend\n## Status\nDone\n## Acceptance Criteria\n1. a\n## Tasks\n- [ ] a\n";
    var plan = Project.with("docs/stories/1.1.story.md", body).and("docs/stories/1.1.story-change-1.md",
        "# Change request for story 1.1\n## Status\nOpen\n")
        .and("docs/stories/1.1-validation-report.md", "# Validation\n").and("docs/stories/1.1-completion-summary.md",
        "# Story 1.1 Completion Summary\n").read();
    assertThat(ids(plan)).containsExactly("1.1");
    assertThat(story(plan, "1.1").definitions()).hasSize(1);
  }

  @Test
  void the_breakdown_of_a_specification_lists_stories_and_their_files_hold_the_state() {
    var plan = Project.with("specs/spec-library/stories.yaml",
        "- id: 1\n  title: Lend\n  description: Lend books.\n- id: '3-2'\n  title: Return\n  description: Take back.\n")
        .and("specs/spec-library/stories/1-lend.md",
        "---\nstatus: done\nbaseline_commit: a\n---\n## Intent\nx\n## Tasks & Acceptance\n**Acceptance"
            + " Criteria:**\n- a\n**Execution:**\n- [x] b\n").read();
    assertThat(plan.stories()).extracting(found -> found.title()).contains("Lend", "Return");
  }
}
