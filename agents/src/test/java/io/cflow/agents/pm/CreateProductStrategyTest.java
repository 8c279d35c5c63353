package io.cflow.agents.pm;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.domain.Capability;
import io.cflow.domain.DocumentType;
import org.junit.jupiter.api.Test;

class CreateProductStrategyTest {

  private static final String BRIEF = """
      # Product Brief: Inn

      ## Problem Statement

      Guests wait at the door.

      ## Success Metrics

      | Goal | Metric | Today | Target |
      |---|---|---|---|
      | G1 Nobody waits | minutes at the door | 12 | 3 |

      ## Out of Scope

      - No breakfast orders
      """;

  private static final String PRD = """
      # PRD

      ## Goals

      | Goal | Metric | Baseline | Target | Served by |
      |---|---|---|---|---|
      | G1 Nobody waits | minutes at the door | 12 | 2 | FR1 |
      | G2 Guests return | [share of guests who return] | | | FR2 |

      Counter-metric: no guest is greeted by a machine only.
      """;

  private static final PlanBuilder PLAN = PlanBuilder.plan()
      .document(DocumentType.BRIEF, "docs/brief.md", BRIEF).document(DocumentType.PRD, "docs/prd.md", PRD)
      .functional("FR1", "A guest can open the door with a code.")
      .functional("FR2", "A guest can book the same room again.")
      .functional("FR3", "A guest can place breakfast orders.");

  private final String page = Reports.text(
      new CreateProductStrategy().perform(PLAN.assignment(Capability.CREATE_PRODUCT_STRATEGY)), "strategy.md");

  @Test
  void goals_become_objectives_with_the_key_results_the_document_states() {
    assertThat(page).contains("| G1 Nobody waits | minutes at the door from 12 to 2 | FR1 |",
        "| G2 Guests return | [NEEDS INPUT: measure] | FR2 |");
  }

  @Test
  void a_requirement_that_serves_no_goal_and_comes_close_to_a_non_goal_is_found() {
    assertThat(page).contains("| FR3 | A guest can place breakfast orders. |",
        "| FR3 | A guest can place breakfast orders. | No breakfast orders |");
  }

  @Test
  void two_documents_that_measure_a_goal_differently_are_named() {
    assertThat(page).contains("## Measured differently in two places", "from 12 to 2", "from 12 to 3");
  }

  @Test
  void what_is_missing_is_asked_for_and_not_filled_in() {
    assertThat(page).contains("- [ ] users: no section of brief or PRD states it")
        .contains("| Channels | not stated | – |");
  }

  @Test
  void without_links_between_goals_and_requirements_nothing_is_called_aimless() {
    var plan = PlanBuilder.plan().document(DocumentType.PRD, "docs/prd.md", "# PRD\n\n## Goals\n\n- Nobody waits\n")
        .functional("FR1", "A guest can open the door.");

    assertThat(Reports.text(new CreateProductStrategy().perform(
        plan.assignment(Capability.CREATE_PRODUCT_STRATEGY)), "strategy.md"))
        .contains("which goal each functional requirement serves: no document says", "Cannot be told");
  }
}
