package io.cflow.processors.bmad;

import static io.cflow.processors.bmad.Project.codes;
import static io.cflow.processors.bmad.Project.epicIds;
import static io.cflow.processors.bmad.Project.ids;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Epic;
import io.cflow.domain.Plan;
import io.cflow.domain.Severity;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import org.junit.jupiter.api.Test;

/** Cases 1, 2, 13 to 16 and 25: which documents speak of the same thing. */
class CasesOfIdentityTest {

  @Test
  void case_01_story_1_10_is_neither_1_1_nor_a_decimal() {
    var plan = Project.with("docs/epics.md", """
            # Library - Epic Breakdown
            ## Epic 1: Lending
            ### Story 1.1: Lend a book
            **Acceptance Criteria:**
            1. A free book can be lent.
            ### Story 1.2: Return a book
            **Acceptance Criteria:**
            1. A lent book can be returned.
            ### Story 1.10: Charge late fees
            **Acceptance Criteria:**
            1. A late book costs a coin a day.
            """)
        .and("docs/sprint-status.yaml", """
            development_status:
              epic-1: in-progress
              1-1-lend-a-book: done
              1-10-charge-late-fees: in-progress
            """)
        .and("docs/qa/gates/1.10-charge-late-fees.yml", """
            schema: 1
            story: 1.10
            gate: PASS
            """)
        .read();

    assertThat(ids(plan)).containsExactly("1.1", "1.2", "1.10");
    assertThat(story(plan, "1.1").statuses()).singleElement().extracting(said -> said.raw()).isEqualTo("done");
    assertThat(story(plan, "1.2").statuses()).isEmpty();
    assertThat(story(plan, "1.10").statuses()).singleElement()
        .satisfies(said -> assertThat(said.span()).hasToString("docs/sprint-status.yaml:4"));
    assertThat(story(plan, "1.10").aliases()).contains("1-10-charge-late-fees");
    assertThat(plan.gate("1.10")).hasValueSatisfying(gate -> assertThat(gate.word()).isEqualTo("PASS"));
    assertThat(plan.gate("1.1")).isEmpty();
    assertThat(codes(plan)).doesNotContain(DiagnosticCode.ORPHAN_STORY, DiagnosticCode.ID_MISMATCH);
  }

  @Test
  void case_02_an_epic_in_list_and_details_is_one_and_its_requirement_is_defined_once() {
    var plan = Project.with("docs/epics.md", """
        # Library - Epic Breakdown

        ## Requirements Inventory

        ### Functional Requirements
        FR1: Books can be lent.
        FR2: Books can be returned.
        FR3: Books can be reserved.
        FR4: Books can be renewed.

        ### FR Coverage Map
        FR1: Epic 1 - Lending
        FR2: Epic 1 - Lending

        ## Epic List
        ### Epic 1: Lending
        Readers take books home.
        **FRs covered:** FR1-FR4

        ## Epic 1: Lending books

        Readers take books home and bring them back.

        ### Story 1.1: Lend a book
        **Acceptance Criteria:**
        1. A free book can be lent.
        """).read();

    assertThat(plan.epics()).singleElement().satisfies(epic -> {
      assertThat(epic.id()).isEqualTo("1");
      assertThat(epic.title()).isEqualTo("Lending books");
      assertThat(epic.definedIn()).hasSize(2);
      assertThat(epic.covers()).containsExactlyInAnyOrder("FR1", "FR2", "FR3", "FR4");
    });
    assertThat(plan.requirements()).extracting(each -> each.id()).containsExactly("FR1", "FR2", "FR3", "FR4");
    assertThat(plan.requirements().getFirst().source()).hasToString("docs/epics.md:6");
    assertThat(plan.requirements().getFirst().copies()).isEmpty();
    assertThat(story(plan, "1.1").covers()).hasSize(4).allMatch(link -> link.inherited());
  }

  @Test
  void case_13_decimal_lettered_struck_bold_and_decorated_epics_are_five() {
    var plan = Project.with("docs/epics.md", """
        # Library - Epic Breakdown
        ## Epic 1.5: Hotfix
        ### Story 1.5.1: Mend the counter
        ## Epic 2A: Branches
        ### Story 2A.1: Open a branch
        ## ~~Epic 4: Old catalogue~~ — DELETED
        ### Story 4.1: Print cards
        ## **Epic 7: Bold plans**
        ### Story 7.1: Plan
        ## 🎯 Epic 8: Aims
        ### Story 8.1: Aim
        """).read();

    assertThat(epicIds(plan)).containsExactly("1.5", "2a", "4", "7", "8");
    assertThat(plan.epics()).filteredOn(Epic::retired).extracting(Epic::id).containsExactly("4");
    assertThat(plan.epics()).extracting(Epic::title).contains("Hotfix", "Bold plans", "Aims");
    assertThat(story(plan, "4.1").status()).as("a story of a retired epic").isEqualTo(StoryStatus.CANCELLED);
    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.SUSPECT_HEADING)
        .as("BMAD's own tools file 1.5 under 1 and 2A under 2")
        .extracting(found -> found.span().toString()).containsExactly("docs/epics.md:2", "docs/epics.md:4");
  }

  @Test
  void case_14_stories_are_found_in_bold_lines_lists_tables_and_numbers_with_a_dash() {
    assertThat(ids(prd("""
        **Story 1.1: Lend a book**

        As a reader, I want to lend a book, so that I can read it.

        **Story 1.2: Return a book**

        As a reader, I want to return a book, so that others can read it.
        """))).containsExactly("1.1", "1.2");
    assertThat(ids(prd("""
        - Story 1.1: Lend a book
        - Story 1.2: Return a book
        """))).containsExactly("1.1", "1.2");
    assertThat(ids(prd("""
        | Story | Title |
        |-------|-------|
        | 1.1 | Lend a book |
        | 1.2 | Return a book |
        """))).containsExactly("1.1", "1.2");
    assertThat(ids(Project.with("docs/epics/epic-29.md", """
        # Epic 29: Lending

        **Stories**:

        ### 29-1: Lend a book
        **Acceptance Criteria:**
        1. It is lent.

        ### 29-2: Return a book
        **Acceptance Criteria:**
        1. It is returned.
        """).read())).containsExactly("29.1", "29.2");
  }

  @Test
  void case_14_stories_in_a_korean_list_without_numbers_get_flagged_ids() {
    var plan = Project.with("docs/prd.md", """
        # 도서관 PRD

        ## 에픽 3: 대출

        **포함되는 스토리:**

        1. 책을 빌린다
        2. 책을 반납한다
        """).read();

    assertThat(ids(plan)).containsExactly("3.1", "3.2");
    assertThat(plan.stories()).extracting(Story::title).containsExactly("책을 빌린다", "책을 반납한다");
    assertThat(plan.stories()).allMatch(Story::synthetic);
  }

  private static Plan prd(String stories) {
    return Project.with("docs/prd.md", "# Library PRD\n\n## Epic 1: Lending\n\n### Stories\n\n" + stories).read();
  }

  @Test
  void case_15_a_story_belongs_to_the_epic_of_its_number_not_of_its_place() {
    var plan = Project.with("docs/epics.md", """
        # Library - Epic Breakdown
        ## Epic 1: Lending
        ### Story 1.1: Lend a book
        ## Epic 2: Catalogue
        ### Story 2.1: List books
        ### Story 1.9: Renew a book
        """).read();

    assertThat(story(plan, "1.9").epic()).isEqualTo("1");
    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.ID_MISMATCH).singleElement()
        .satisfies(found -> {
          assertThat(found.severity()).isEqualTo(Severity.WARNING);
          assertThat(found.span()).hasToString("docs/epics.md:6");
          assertThat(found.message()).contains("1.9").contains("epic 2");
        });
  }

  @Test
  void case_16_a_number_used_for_two_stories_keeps_both_and_asks() {
    var plan = Project.with("docs/epics.md", """
        # Library - Epic Breakdown
        ## Epic 2: Catalogue
        ### Story 2.3: Search by author
        **Acceptance Criteria:**
        1. Authors are found.
        ### Story 2.3: Export to a spreadsheet
        **Acceptance Criteria:**
        1. A file is written.
        """).read();

    assertThat(plan.stories()).extracting(Story::title)
        .containsExactlyInAnyOrder("Search by author", "Export to a spreadsheet");
    assertThat(ids(plan)).contains("2.3").doesNotHaveDuplicates();
    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.DUPLICATE_ID)
        .extracting(found -> found.span().toString()).containsExactly("docs/epics.md:3", "docs/epics.md:6");
  }

  @Test
  void case_25_file_names_that_look_alike_lead_to_the_right_stories() {
    var plan = Project.with("docs/stories/10-26.11-pagination.md", storyFile("Story 26.11: Pagination"))
        .and("docs/stories/4-6-2-spec-update.md", storyFile("Story 4.6: 2-spec update"))
        .and("docs/stories/1.11.1.fix.md", storyFile("Story 1.12: Fix the counter"))
        .and("docs/stories/3.2.story.md", storyFile("Story 3.2: Search"))
        .and("docs/stories/3.2.1.story.md", storyFile("Story 3.2.1: Search by year"))
        .and("docs/qa/gates/3.2-search.yml", "schema: 1\nstory: '3.2'\ngate: PASS\n")
        .and("docs/qa/gates/3.2.1-update.yml", "schema: 1\nstory: '3.2.1'\ngate: FAIL\n")
        .read();

    assertThat(ids(plan)).containsExactly("1.12", "3.2", "3.2.1", "4.6", "26.11");
    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.ID_MISMATCH)
        .extracting(found -> found.span().path())
        .containsExactly("docs/stories/1.11.1.fix.md");
    assertThat(plan.gate("3.2")).hasValueSatisfying(gate -> assertThat(gate.word()).isEqualTo("PASS"));
    assertThat(plan.gate("3.2.1")).hasValueSatisfying(gate -> assertThat(gate.word()).isEqualTo("FAIL"));
  }

  private static String storyFile(String title) {
    return "# " + title + "\n\n## Status\nDraft\n\n## Acceptance Criteria\n1. It works.\n";
  }
}
