package io.cflow.processors.bmad;

import static io.cflow.processors.bmad.Project.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Story;
import io.cflow.domain.WorkItem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases 5 to 10 and 12: what a story must meet, and the tasks that lead there. */
class CasesOfCriteriaTest {

  @Test
  void case_05_numbers_with_a_colon_on_consecutive_lines_are_criteria() {
    var story = withCriteria("""
        1: A free book can be lent.
        2: A lent book cannot.
        3: The reader sees when it is due.
        """);

    assertThat(story.criteria()).extracting(AcceptanceCriterion::printed).containsExactly("1", "2", "3");
    assertThat(story.criteria().get(1).text()).contains("A lent book cannot.");
  }

  @Test
  void case_06_each_given_opens_a_criterion_with_or_without_a_blank_line() {
    var story = withCriteria("""
        **Given** a free book
        **When** a reader lends it
        **Then** it is lent
        **And** it has a due date

        **Given** a lent book
        **When** a reader lends it
        **Then** it stays where it is
        **Given** a late book
        **When** the reader returns it
        **Then** a fee is due
        **And** the book is free

        **Given** a lost book
        **When** a month is over
        **Then** it is written off
        """);

    assertThat(story.criteria()).hasSize(4);
    assertThat(story.criteria().getFirst().text()).endsWith("**And** it has a due date");
    assertThat(story.criteria().get(2).text()).startsWith("**Given** a late book").endsWith("the book is free");
  }

  @Test
  void case_07_a_gherkin_fence_holds_criteria_and_a_shell_fence_does_not() {
    var story = withCriteria("""
        ```gherkin
        AC1: Lending
        Scenario: A free book
          Given a free book
          When a reader lends it
          Then it is lent

        AC2: Refusing
        Scenario: A lent book
          Given a lent book
          When a reader lends it
          Then it stays where it is
        ```

        ```bash
        # AC3: run the tests
        - [ ] ./run --given a book
        ```
        """);

    assertThat(story.criteria()).extracting(AcceptanceCriterion::printed).containsExactly("1", "2");
    assertThat(story.criteria().getFirst().text()).contains("Scenario: A free book").contains("Then it is lent");
    assertThat(story.criteria().getLast().text()).doesNotContain("run");
    assertThat(story.tasks()).isEmpty();
  }

  @Test
  void case_08_criteria_that_a_formatter_put_on_one_line_are_nine_in_three_groups() {
    var story = withCriteria("""
        **Functional Requirements:**

        1. A free book can be lent.
        2. A lent book cannot.
        3. A due date is shown.

        **Integration Requirements:** 4. The catalogue goes on working. 5. The till sees fees. 6. Mails go out.

        **Quality Requirements:** 7. Tests cover the change. 8. The manual says so. 9. Nothing else breaks.
        """);

    assertThat(story.criteria()).extracting(AcceptanceCriterion::ordinal).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(story.criteria()).extracting(AcceptanceCriterion::printed)
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(story.criteria()).extracting(AcceptanceCriterion::group).containsExactly(
        "Functional Requirements", "Functional Requirements", "Functional Requirements",
        "Integration Requirements", "Integration Requirements", "Integration Requirements",
        "Quality Requirements", "Quality Requirements", "Quality Requirements");
    assertThat(story.criteria().get(4).text()).contains("The till sees fees.").doesNotContain("Mails");
  }

  @Test
  void case_09_numbers_that_begin_anew_get_their_own_ordinals_and_make_a_reference_ambiguous() {
    var plan = Project.with("docs/stories/1.1.story.md", """
        # Story 1.1: Lend a book

        ## Acceptance Criteria
        ### Lending
        1. A free book can be lent.
        2. A lent book cannot.
        ### Returning
        1. A lent book can be returned.
        2. A late book costs a fee.
        ### Renewing
        1. A book can be renewed once.

        ## Tasks / Subtasks
        - [ ] Refuse (AC: 2)
        """).read();

    var story = plan.stories().getFirst();
    assertThat(story.criteria()).extracting(AcceptanceCriterion::ordinal).containsExactly(1, 2, 3, 4, 5);
    assertThat(story.criteria()).extracting(AcceptanceCriterion::printed).containsExactly("1", "2", "1", "2", "1");
    assertThat(story.criteria()).extracting(AcceptanceCriterion::group)
        .containsExactly("Lending", "Lending", "Returning", "Returning", "Renewing");
    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.AC_REF_AMBIGUOUS)
        .singleElement().satisfies(found -> {
          assertThat(found.span()).hasToString("docs/stories/1.1.story.md:14");
          assertThat(found.message()).contains("criterion 2").contains("Lending").contains("Returning");
        });
  }

  @Test
  void case_10_check_boxes_in_all_their_forms_and_none_of_the_definition_of_done() {
    var plan = Project.with("docs/stories/1.1.story.md", """
        # Story 1.1: Lend a book

        ## Acceptance Criteria
        1. One
        2. Two
        3. Three
        4. Four
        5. Five
        6. Six

        ## Tasks / Subtasks
        - [x] Lend (AC: #2-#4, 6)
          - [X] two blanks
            - [ ] four blanks
        - [ ] Return (AC: all)
        \t- [~] a tab
        1. [ ] numbered

        ## Definition of Done
        - [ ] All criteria met
        - [x] Reviewed
        """).read();

    var tasks = plan.stories().getFirst().tasks();
    assertThat(tasks).extracting(WorkItem::done).containsExactly(true, true, false, false, false, false);
    assertThat(tasks).extracting(WorkItem::depth).containsExactly(0, 1, 2, 0, 1, 0);
    assertThat(tasks.getFirst().criteria()).containsExactly(2, 3, 4, 6);
    assertThat(tasks.get(3).criteria()).as("all").containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(codes(plan)).doesNotContain(
        DiagnosticCode.AC_REF_DANGLING, DiagnosticCode.AC_REF_AMBIGUOUS, DiagnosticCode.AC_UNCOVERED);
  }

  @Test
  void case_12_a_task_heading_holds_its_boxes_and_code_holds_none() {
    var plan = Project.with("docs/stories/1.1.story.md", """
        # Story 1.1: Lend a book

        ## Acceptance Criteria
        1. A free book can be lent.
        2. A lent book cannot.

        ## Tasks / Subtasks

        ### Task 3: Lend (AC: 1)
        - [x] Write the check
        - [ ] Show the due date

        ```markdown
        - [ ] fake
        ```

        ### Task 4: Refuse (AC: 2)
        - [ ] Say why
        """).read();

    var tasks = plan.stories().getFirst().tasks();
    assertThat(tasks).extracting(WorkItem::text).containsExactly("Write the check", "Show the due date", "Say why");
    assertThat(tasks).extracting(WorkItem::criteria).containsExactly(List.of(1), List.of(1), List.of(2));
    assertThat(codes(plan)).doesNotContain(DiagnosticCode.AC_UNCOVERED);
  }

  private static Story withCriteria(String criteria) {
    return Project.with("docs/stories/1.1.story.md",
        "# Story 1.1: Lend a book\n\n## Status\nDraft\n\n## Acceptance Criteria\n\n" + criteria
            + "\n## Dev Notes\nNone.\n").story();
  }
}
