package io.cflow.processors.bmad.plan;

import static io.cflow.processors.bmad.Project.codes;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.RequirementLink;
import io.cflow.processors.bmad.Project;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequirementScopesTest {

  private static final String LENDING = """
      # Lending PRD
      ## Functional Requirements
      - FR1: A reader borrows a book at the desk
      - FR2: A reader brings a book back
      """;
  private static final String BILLING = """
      # Billing PRD
      ## Functional Requirements
      - FR1: Invoices are sent at the end of a month
      - FR2: Reminders cost two euros
      - FR3: Payments are booked daily
      """;

  private static List<String> ids(Plan plan) {
    return plan.requirements().stream().map(Requirement::id).toList();
  }

  @Test
  void two_products_that_both_begin_at_fr1_keep_both_definitions() {
    var plan = Project.with("plans/lending/prd.md", LENDING).and("plans/billing/prd.md", BILLING).read();

    assertThat(ids(plan)).containsExactly("FR1", "FR2", "FR3", "lending:FR1", "lending:FR2");
    assertThat(codes(plan)).contains(DiagnosticCode.REQUIREMENT_SCOPED);
  }

  @Test
  void a_second_prd_is_named_by_its_file_where_the_folder_is_shared() {
    var plan = Project.with("docs/prd.md", LENDING).and("docs/billing-prd.md", BILLING).read();

    assertThat(ids(plan)).contains("FR1", "billing:FR1", "billing:FR3");
  }

  @Test
  void a_copy_with_one_change_is_the_same_product_and_the_change_is_named() {
    var plan = Project.with("docs/prd.md", LENDING)
        .and("docs/old-prd.md", LENDING.replace("brings a book back", "pays with a card by the week")
            + "- FR3: A reader sees what is free\n").read();

    assertThat(ids(plan)).containsExactly("FR1", "FR2", "FR3");
    assertThat(codes(plan)).contains(DiagnosticCode.REQUIREMENT_CONFLICT)
        .doesNotContain(DiagnosticCode.REQUIREMENT_SCOPED);
  }

  @Test
  void a_story_means_the_requirements_of_the_product_it_lies_beside() {
    var epics = """
        # %s - Epic Breakdown
        ## Epic %s: First
        ### Story %s.1: First
        **Requirements:** FR1
        **Acceptance Criteria:**
        1. It works
        """;
    var plan = Project.with("plans/lending/prd.md", LENDING).and("plans/billing/prd.md", BILLING)
        .and("plans/lending/epics.md", epics.formatted("Lending", "1", "1"))
        .and("plans/billing/epics.md", epics.formatted("Billing", "2", "2")).read();

    assertThat(story(plan, "1.1").covers()).extracting(RequirementLink::requirement).containsExactly("lending:FR1");
    assertThat(story(plan, "2.1").covers()).extracting(RequirementLink::requirement).containsExactly("FR1");
  }

  @Test
  void the_inventory_of_an_epics_document_belongs_to_the_product_it_repeats() {
    var plan = Project.with("docs/prd.md", LENDING).and("docs/billing-prd.md", BILLING)
        .and("docs/epics.md", "# Billing - Epic Breakdown\n## Requirements Inventory\n### Functional Requirements\n"
            + "FR1: Invoices are sent at the end of a month\nFR2: Reminders cost two euros\n## Epic 1: A\n"
            + "### Story 1.1: B\n").read();

    var scoped = plan.requirements().stream().filter(found -> found.id().equals("billing:FR1")).findFirst();
    assertThat(scoped.orElseThrow().copies()).extracting(Object::toString).containsExactly("docs/epics.md:4");
  }
}
