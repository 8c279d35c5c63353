package io.cflow.agents.analyst;

import static io.cflow.agents.PlanBuilder.asA;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.domain.Artifact;
import io.cflow.domain.Capability;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserStoryCreationTest {

  @Test
  void a_requirement_nothing_serves_gets_a_story_file() {
    var outcome = create(shop().functional("FR1",
        "When a card is refused, the cashier can take cash within 10 seconds so that the queue moves on."));

    assertThat(Reports.text(outcome, "user-stories/requirements-1-take-cash-within-10-seconds.md")).isEqualTo("""
        # Story: Take cash within 10 seconds

        ## Status

        Draft

        ## Story

        **As a** cashier,
        **I want** to take cash within 10 seconds,
        **so that** the queue moves on.

        ## Acceptance Criteria

        1. **Given** [NEEDS INPUT: starting state], **when** a card is refused, **then** [NEEDS INPUT: observable result].
        2. **Given** [NEEDS INPUT: load and environment of the measurement], **when** it is measured, **then** “within 10 seconds” holds.
        3. **Given** [NEEDS INPUT: starting state], **when** [NEEDS INPUT: what can go wrong], **then** [NEEDS INPUT: what happens then].

        ## Tasks / Subtasks

        - [ ] Settle and build criterion 1 (AC: 1)
        - [ ] Settle and build criterion 2 (AC: 2)
        - [ ] Settle and build criterion 3 (AC: 3)

        ## Dev Notes

        - Covers FR1: [docs/prd.md:1](../../docs/prd.md#L1)
        - May be split. Rules: without the limit first (“within 10 seconds”)
        """);
  }

  @Test
  void a_stated_requirement_gets_none() {
    var outcome = create(shop().functional("FR1", "The till shall print a receipt.")
        .story("1.1", "Anything", asA("cashier", "", ""), List.of("FR1")));

    assertThat(outcome.summary()).isEqualTo(
        "1 of 1 functional requirements are served by a story or an epic, 0 probably; none is uncovered");
    assertThat(outcome.artifacts()).extracting(Artifact::path)
        .containsExactly("user-stories/index.md", "user-stories/index.json");
  }

  @Test
  void an_epic_serves_its_requirements_too() {
    var outcome = create(shop().epic("2", "Payment", "FR1").functional("FR1", "The till shall print a receipt."));

    assertThat(Reports.json(outcome, "user-stories/index.json").at("/content/coverage/0/degree").asString())
        .isEqualTo("by_epic");
  }

  @Test
  void a_story_with_the_same_words_is_asked_about_instead_of_doubled() {
    var outcome = create(shop().functional("FR1", "The till shall print a receipt with taxes.")
        .story("1.1", "Print receipt", asA("cashier", "print a receipt with taxes on the till", "")));

    assertThat(outcome.artifacts()).hasSize(2);
    assertThat(Reports.text(outcome, "user-stories/index.md")).contains("- [ ] confirm that story 1.1 serves FR1");
  }

  @Test
  void a_draft_takes_the_next_number_of_its_epic() {
    var outcome = create(shop().epic("1", "Till")
        .story("1.2", "Print receipt", asA("cashier", "print a receipt", ""), "The receipt lists items and prices")
        .functional("FR1", "The till shall print a receipt as a barcode."));

    assertThat(outcome.artifacts()).extracting(Artifact::path)
        .anyMatch(path -> path.startsWith("user-stories/1-3-print-a-receipt"));
  }

  @Test
  void the_coverage_map_never_loses_a_requirement() {
    var outcome = create(shop().functional("FR1", "The till shall print.").functional("FR2", "The till shall weigh.")
        .nonFunctional("NFR1", "The till answers within 1 s."));

    assertThat(Reports.json(outcome, "user-stories/index.json").at("/content/coverage")).hasSize(3);
    assertThat(outcome.artifacts()).hasSize(4);
  }

  @Test
  void a_chinese_requirement_keeps_its_words_and_is_not_cut_up() {
    var outcome = create(PlanBuilder.plan().document(DocumentType.PRD, "docs/prd.md", "系统应显示订单总额")
        .functional("FR1", "系统应显示订单总额"));

    assertThat(Reports.text(outcome, "user-stories/requirements-1.md"))
        .contains("**I want** 系统应显示订单总额,").contains("**As a** [NEEDS INPUT: role that wants this],");
  }

  private static PlanBuilder shop() {
    return PlanBuilder.plan().document(DocumentType.PRD, "docs/prd.md", "The user of the shop shall be able to pay.");
  }

  private static Outcome create(PlanBuilder plan) {
    return new UserStoryCreation().perform(plan.assignment(Capability.CREATE_USER_STORIES));
  }
}
