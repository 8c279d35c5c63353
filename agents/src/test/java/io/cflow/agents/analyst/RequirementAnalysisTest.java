package io.cflow.agents.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.domain.Capability;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Outcome;
import io.cflow.domain.Requirement;
import org.junit.jupiter.api.Test;

class RequirementAnalysisTest {

  @Test
  void the_worst_requirement_comes_first() {
    var outcome = analyze(shop()
        .functional("FR1", "The till shall print a receipt.")
        .functional("FR2", "The till shall be fast and easy, etc."));

    assertThat(outcome.summary()).isEqualTo("2 requirements, score 90 of 100: 0 errors, 2 warnings, 0 remarks; "
        + "start with FR2 (80)");
    assertThat(page(outcome)).contains("| **FR2** | 80 | vague term: “fast; easy”; open-ended list: “etc.” | "
        + "[docs/prd.md:2](../docs/prd.md#L2) |");
  }

  @Test
  void a_quality_without_a_number_is_asked_for_and_never_invented() {
    var outcome = analyze(shop().nonFunctional("NFR1", "The till responds to the customer.")
        .nonFunctional("NFR2", "Backups recover after a crash."));

    var json = Reports.json(outcome, "requirement-analysis.json");

    assertThat(json.at("/needs_input")).hasSize(1);
    assertThat(json.at("/needs_input/0").asString()).isEqualTo("measure and limit of NFR1 (performance efficiency)");
    assertThat(json.at("/content/requirements/1/quality").asString()).isEqualTo("reliability");
  }

  @Test
  void holes_in_the_numbering_and_dangling_references_are_named() {
    var outcome = analyze(shop().document(DocumentType.STORY, "docs/stories/1.1.md",
        "Covers FR-01, FR9 and XFR3.\n```\nFR77\n```")
        .functional("FR1", "The till shall print a receipt.").functional("FR2", "The till shall open a drawer.")
        .functional("FR4", "The till shall weigh an item."));

    assertThat(page(outcome)).contains("Numbering of FR has holes: 3")
        .contains("| **FR9** | 1 | [docs/stories/1.1.md:1](../docs/stories/1.1.md#L1) |").doesNotContain("FR77",
        "XFR3");
  }

  @Test
  void near_duplicates_and_spellings_are_paired() {
    var outcome = analyze(shop().functional("FR1", "The user can export all orders of a day as one csv file by e-mail")
        .functional("FR2", "The user can export all orders of a day as one pdf file by email"));

    assertThat(page(outcome)).contains("| **FR1** | **FR2** | ").contains("e-mail (1), email (1)");
  }

  @Test
  void a_dropped_requirement_is_not_judged() {
    var kept = analyze(shop().requirement("C1", Requirement.Kind.CONSTRAINT, "The till shall run on Linux."));

    assertThat(kept.summary()).startsWith("1 requirements, score 100 of 100");
  }

  @Test
  void a_project_without_requirements_is_told_so() {
    assertThat(analyze(PlanBuilder.plan()).summary()).isEqualTo("No requirements found: nothing to judge");
  }

  @Test
  void another_language_is_said_not_to_be_judged() {
    var outcome = analyze(PlanBuilder.plan().document(DocumentType.PRD, "docs/prd.md", "系统应显示订单总额")
        .functional("FR1", "系统应显示订单总额，并且 always 显示税额"));

    assertThat(page(outcome)).contains("1 requirements are in Chinese").contains("not applied 1");
    assertThat(outcome.summary()).contains("score 100");
  }

  private static PlanBuilder shop() {
    return PlanBuilder.plan().document(DocumentType.PRD, "docs/prd.md", "The user of the shop shall be able to pay.");
  }

  private static Outcome analyze(PlanBuilder plan) {
    return new RequirementAnalysis().perform(plan.assignment(Capability.ANALYZE_REQUIREMENTS));
  }

  private static String page(Outcome outcome) {
    return Reports.text(outcome, "requirement-analysis.md");
  }
}
