package io.cflow.processors.bmad.dialect.planning;

import static io.cflow.processors.bmad.Project.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.processors.bmad.Project;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunFoldersTest {

  private static final String PRD = """
      ---
      title: Shelf
      status: %s
      updated: %s
      ---
      # PRD: Shelf

      ## 4. Features

      ### 4.1 Lending

      #### FR-%d: A reader can %s

      **Consequences (testable):**
      - it can be seen
      """;

  private static String run(String folder) {
    return "_bmad-output/planning-artifacts/prds/prd-" + folder + "/prd.md";
  }

  private static List<String> ids(Plan plan) {
    return plan.requirements().stream().map(Requirement::id).toList();
  }

  @Test
  void of_several_runs_the_final_one_updated_last_counts() {
    var plan = Project.with(run("shelf-2026-08-01"), PRD.formatted("final", "2026-08-02", 1, "borrow"))
        .and(run("shelf-2026-08-03"), PRD.formatted("final", "2026-08-09", 2, "return"))
        .and(run("shelf-2026-08-10"), PRD.formatted("draft", "2026-08-11", 3, "complain")).read();

    assertThat(ids(plan)).containsExactly("FR2");
    assertThat(codes(plan)).filteredOn(DiagnosticCode.RUN_SUPERSEDED::equals).hasSize(2);
  }

  @Test
  void while_no_run_is_final_all_count_and_somebody_is_asked() {
    var plan = Project.with(run("shelf-2026-08-01"), PRD.formatted("draft", "2026-08-02", 1, "borrow"))
        .and(run("shelf-2026-08-03"), PRD.formatted("draft", "2026-08-04", 2, "return")).read();

    assertThat(ids(plan)).containsExactly("FR1", "FR2");
    assertThat(codes(plan)).contains(DiagnosticCode.RUN_AMBIGUOUS);
  }

  @Test
  void a_single_run_is_no_question_even_as_a_draft() {
    var plan = Project.with(run("shelf-2026-08-01"), PRD.formatted("draft", "2026-08-02", 1, "borrow")).read();

    assertThat(ids(plan)).containsExactly("FR1");
    assertThat(codes(plan)).doesNotContain(DiagnosticCode.RUN_AMBIGUOUS, DiagnosticCode.RUN_SUPERSEDED);
  }

  @Test
  void runs_for_different_products_do_not_supersede_each_other() {
    var plan = Project.with(run("shelf-2026-08-01"), PRD.formatted("final", "2026-08-02", 1, "borrow"))
        .and(run("desk-2026-08-03"), PRD.formatted("final", "2026-08-04", 2, "sit")).read();

    assertThat(ids(plan)).containsExactly("FR1", "FR2");
  }
}
