package io.cflow.agents.architect;

import static io.cflow.agents.PlanBuilder.asA;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.domain.Capability;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Outcome;
import org.junit.jupiter.api.Test;

class ArchitectureDesignTest {

  private static final String ARCHITECTURE = """
      # Architecture
      ## Tech Stack
      | Category | Technology | Version | Purpose | Rationale |
      |---|---|---|---|---|
      | Database | PostgreSQL | 18.1 | orders | known |
      | Message Queue | Kafka | latest | events | fast |
      | Backend Framework | Boot | 4.x | REST | known |
      | Backend Language | Java | 25 | all | known |
      ## External APIs
      ### Card "terminal"] --> x
      - **Purpose:** takes cards
      ## Components
      ### Cart
      **Responsibility:** holds items
      ### Ledger Archive
      ### Component Diagram
      ## Core Architectural Decisions
      ### ADR-1: One writer
      **Rationale:** no locks
      ### ADR-2: Two readers
      ## FR mapping
      FR1-FR2 are in the Cart.
      ## Risks
      - Cards may be refused
      """;

  @Test
  void declared_parts_become_containers_components_and_neighbours() {
    var json = Reports.json(design(shop()), "architecture.json");

    assertThat(json.at("/content/landscape/elements").findValuesAsString("name")).containsExactly(
        "cashier", "Card \"terminal\"] --> x", "Database", "Message Queue", "Backend Framework", "Cart",
        "Ledger Archive");
  }

  @Test
  void a_name_from_a_document_cannot_break_the_diagram() {
    assertThat(page(shop())).contains("  product --- system1[\"Card terminal -- x\"]\n")
        .contains("    container1[(\"Database<br>PostgreSQL\")]\n");
  }

  @Test
  void the_lint_names_what_to_settle() {
    assertThat(page(shop()))
        .contains("| warning | version missing | Message Queue: Kafka has “latest” for a version |")
        .contains("two builds may differ in 1: Boot 4.x")
        .contains("| warning | decision without reason | ADR-2 Two readers |")
        .contains("1 of 3 functional requirements are named nowhere in the architecture: FR3")
        .contains("Ledger Archive is named by no requirement and no story").doesNotContain("Cart is named by no");
  }

  @Test
  void two_versions_of_one_technology_contradict() {
    var page = page(shop().document(DocumentType.TECH_SPEC, "docs/tech-spec.md", """
        # Spec
        | Category | Technology | Version |
        |---|---|---|
        | Database | PostgreSQL | 17.2 |
        """));

    assertThat(page).contains("| error | versions contradict | PostgreSQL is 18.1 at docs/architecture.md:5 and 17.2 "
        + "at "
        + "docs/tech-spec.md:4 |");
  }

  @Test
  void the_utility_tree_asks_for_what_only_architects_know() {
    assertThat(page(shop())).contains("| performance efficiency | **NFR1** The Cart responds within 1 s | within 1 s | "
        + "[NEEDS INPUT: importance] | [NEEDS INPUT: difficulty] | Cart |");
  }

  @Test
  void a_part_that_two_qualities_need_is_a_trade_off_candidate() {
    assertThat(page(shop())).contains("| **Cart** | security, performance efficiency | NFR2, NFR1 |");
  }

  @Test
  void the_summary_counts_what_is_declared() {
    assertThat(design(shop()).summary()).isEqualTo(
        "3 containers, 2 components, 1 external systems, 2 decisions; 3 problems, 2 remarks");
  }

  @Test
  void silence_is_shown_as_silence() {
    var outcome = design(PlanBuilder.plan());

    assertThat(outcome.summary()).startsWith("No architecture document");
    assertThat(Reports.text(outcome, "architecture.md")).contains("The documents say nothing here. [NEEDS INPUT: "
        + "risks]");
  }

  private static PlanBuilder shop() {
    return PlanBuilder.plan().document(DocumentType.ARCHITECTURE, "docs/architecture.md", ARCHITECTURE)
        .functional("FR1", "The cart shall hold items").functional("FR2", "The cart shall drop items")
        .functional("FR3", "The till shall print")
        .nonFunctional("NFR1", "The Cart responds within 1 s").nonFunctional("NFR2", "The Cart encrypts card numbers")
        .story("1.1", "Fill the cart", asA("cashier", "fill the cart", ""));
  }

  private static Outcome design(PlanBuilder plan) {
    return new ArchitectureDesign().perform(plan.assignment(Capability.DESIGN_ARCHITECTURE));
  }

  private static String page(PlanBuilder plan) {
    return Reports.text(design(plan), "architecture.md");
  }
}
