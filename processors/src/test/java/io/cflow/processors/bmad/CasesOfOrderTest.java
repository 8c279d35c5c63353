package io.cflow.processors.bmad;

import static io.cflow.processors.bmad.Project.codes;
import static io.cflow.processors.bmad.Project.hardEdges;
import static io.cflow.processors.bmad.Project.softEdges;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DiagnosticCode;
import io.cflow.engine.PlanCheck;
import org.junit.jupiter.api.Test;

/** Cases 17 and 18: what has to be finished first. */
class CasesOfOrderTest {

  @Test
  void case_17_stories_that_can_run_beside_each_other_do_not_wait_for_each_other() {
    var plan = Project.with("docs/epics.md", """
        # Library - Epic Breakdown
        ## Epic 2: Catalogue
        ### Story 2.3: List books
        ### Story 2.4: Describe books
        ### Story 2.5: Search by author
        **Prerequisites:** 2.3, 2.4 (parallel-capable with Story 2.6)
        ### Story 2.6: Search by year
        **Prerequisites:** 2.3, 2.4 (parallel-capable with Story 2.5)
        """).read();

    assertThat(hardEdges(plan)).containsExactly("2.5 -> 2.3", "2.5 -> 2.4", "2.6 -> 2.3", "2.6 -> 2.4");
    assertThat(PlanCheck.refusal(plan)).isEmpty();
    assertThat(codes(plan)).doesNotContain(DiagnosticCode.DEP_CYCLE);
  }

  @Test
  void case_17_a_true_cycle_over_two_files_is_reported_with_its_path() {
    var plan = Project.with("docs/epics/epic-1.md", """
            # Epic 1: Lending
            ### Story 1.1: Lend a book
            **Prerequisites:** Story 2.2
            ### Story 1.2: Return a book
            **Prerequisites:** Story 1.1
            """)
        .and("docs/epics/epic-2.md", """
            # Epic 2: Catalogue
            ### Story 2.1: List books
            ### Story 2.2: Count books
            **Depends on:** Story 1.2
            """)
        .read();

    assertThat(PlanCheck.refusal(plan)).hasValueSatisfying(refused -> assertThat(refused.reason())
        .contains("1.1 waits for 2.2 (docs/epics/epic-1.md:3)", "1.2 waits for 1.1 (docs/epics/epic-1.md:5)",
            "2.2 waits for 1.2 (docs/epics/epic-2.md:4)"));
    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.DEP_CYCLE).singleElement()
        .satisfies(found -> assertThat(found.message()).contains("1.1", "2.2", "1.2"));
  }

  @Test
  void case_18_ranges_none_bullets_blocks_versions_and_strangers() {
    var plan = Project.with("docs/epics.md", """
        # Library - Epic Breakdown
        ## Epic 3: Shelves
        ### Story 3.1: Label shelves
        **Prerequisites:** None - can run in parallel
        **Blocks:** Story 3.3
        ### Story 3.2: Count shelves
        **Prerequisites:** None - can run in parallel with Story 3.1
        ### Story 3.3: Move shelves
        **Technical Notes:** requires Node 18.2 and PostgreSQL 16.1
        ### Story 3.4: Paint shelves
        **Dependencies:**
        - Story 3.3 must be finished
        - Story 9.9 (somebody else's)
        - **Blocks:** 3.5
        ### Story 3.5: Fill shelves
        ## Epic 12: Search
        ### Story 12.5.1: Index
        ### Story 12.5.2: Rank
        ### Story 12.5.3: Filter
        ### Story 12.5.4: Sort
        ### Story 12.5.5: Suggest
        ### Story 12.6: Search
        **Dependencies:** Stories 12.5.2-12.5.4 (and optionally 12.5.5)
        """).read();

    assertThat(hardEdges(plan)).containsExactly("3.3 -> 3.1", "3.4 -> 3.3", "3.5 -> 3.4",
        "12.6 -> 12.5.2", "12.6 -> 12.5.3", "12.6 -> 12.5.4");
    assertThat(softEdges(plan)).doesNotContain("3.2 -> 3.1");
    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.DEP_DANGLING).singleElement()
        .satisfies(found -> {
          assertThat(found.span()).hasToString("docs/epics.md:13");
          assertThat(found.message()).contains("9.9");
        });
  }
}
