package io.cflow.agents.analyst;

import static io.cflow.agents.PlanBuilder.asA;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.domain.Capability;
import io.cflow.domain.DocumentType;
import org.junit.jupiter.api.Test;

class StakeholderAnalysisTest {

  private static final String BRIEF = """
      # Brief
      ## Target Users
      - **Cashier**: works at the till
      - **Pain points**: waits
      ## Stakeholders
      | Role | Influence | Interest |
      |---|---|---|
      | Store manager | 5 | 2 |
      | Auditor | 2 | 5 |
      ## Responsibilities
      | Deliverable | Manager | Cashier | Auditor |
      |---|---|---|---|
      | Price list | A | R | I |
      | Receipts | A | A/R | I |
      """;

  @Test
  void orphans_are_found_both_ways() {
    var page = page(plan().story("1.1", "Scan", asA("customer", "scan", "")));

    assertThat(page).contains("**customer** has stories, but nobody says who that is.")
        .contains("**Cashier** is described, but no story is theirs.").doesNotContain("Pain points");
  }

  @Test
  void a_described_role_with_stories_is_no_orphan() {
    var page = page(plan().story("1.1", "Scan", asA("cashier at the till who scans", "scan", "")));

    assertThat(page).doesNotContain("**Cashier** is described, but");
  }

  @Test
  void the_summary_counts_orphans_both_ways() {
    var plan = plan().story("1.1", "Scan", asA("customer", "scan", "")).story("1.2", "Clean", null);

    assertThat(new StakeholderAnalysis().perform(plan.assignment(Capability.PERFORM_STAKEHOLDER_ANALYSIS)).summary())
        .isEqualTo("4 roles named, 1 of 2 stories say for whom; described but without story: 3, with stories but "
            + "described nowhere: 1");
  }

  @Test
  void the_grid_uses_given_scores_only() {
    var page = page(plan());

    assertThat(page).contains("| **Store manager** | 5 | 2 | keep satisfied |")
        .contains("| **Auditor** | 2 | 5 | keep informed |").doesNotContain("| **Cashier** | low");
  }

  @Test
  void two_accountable_roles_are_none() {
    assertThat(page(plan())).contains("| **Price list** | 1 | 1 | – |")
        .contains("| **Receipts** | 2 | 1 | 2 are accountable: nobody is |");
  }

  @Test
  void nobody_is_invented() {
    var outcome = new StakeholderAnalysis().perform(
        PlanBuilder.plan().assignment(Capability.PERFORM_STAKEHOLDER_ANALYSIS));

    assertThat(Reports.json(outcome, "stakeholders.json").at("/content/stakeholders")).isEmpty();
    assertThat(Reports.text(outcome, "stakeholders.md")).contains("Nobody: no story, persona, journey or table")
        .contains("- [ ] who uses, pays for and approves this product");
  }

  private static PlanBuilder plan() {
    return PlanBuilder.plan().document(DocumentType.BRIEF, "docs/brief.md", BRIEF);
  }

  private static String page(PlanBuilder plan) {
    return Reports.text(new StakeholderAnalysis().perform(
        plan.assignment(Capability.PERFORM_STAKEHOLDER_ANALYSIS)), "stakeholders.md");
  }
}
