package io.cflow.agents.dev;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.agents.StoryTask;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateTechnicalSolutionsTest {

  private static final String ARCHITECTURE = """
      ---
      title: receipts printer room booking guest
      ---
      # Architecture

      ## Receipts

      A receipt is printed by the spooler. The printer may be offline.
      Alternatives: print at once (rejected: the guest waits for the printer).

      ### Where receipts wait

      Status: proposed.

      | Option | Survives a restart (weight 5) | Effort (weight 3) |
      |---|---|---|
      | Memory for receipts of the printer | 1 | 5 |
      | Folder of receipts | 4 | 3 |

      ## Sauna

      Heated twice a day.
      """;

  private final Outcome outcome = StoryTask.of(PlanBuilder.plan()
      .document(DocumentType.ARCHITECTURE, "docs/architecture.md", ARCHITECTURE)
      .functional("FR1", "The printer prints a receipt for every booking.")
      .story("1.1", "Print a receipt", null, List.of("FR1"), "When the printer is offline, the receipt waits")
      .story("1.2", "Reprint a receipt", null, "When the printer was offline, the receipt is printed again")
      .build(), "1.1").by(new CreateTechnicalSolutions());

  @Test
  void sections_that_share_words_are_guidance_and_others_are_not() {
    assertThat(page()).contains("| Receipts | A receipt is printed by the spooler. The printer may be offline. |")
        .doesNotContain("Sauna").doesNotContain("| title: receipts");
  }

  @Test
  void the_options_of_a_document_are_weighed_by_its_own_weights() {
    assertThat(page()).contains("| Folder of receipts | 4 | 3 | 29 |",
        "| Memory for receipts of the printer | 1 | 5 | 20 |");
    assertThat(outcome.summary()).endsWith("\"Where receipts wait\" favours Folder of receipts");
  }

  @Test
  void similar_stories_requirements_and_rejected_alternatives_are_quoted() {
    assertThat(page()).contains("1.2 Reprint a receipt", "| FR1 | The printer prints a receipt for every booking. |",
        "print at once (rejected");
  }

  @Test
  void without_an_architecture_it_says_so() {
    var plan = PlanBuilder.plan().story("1.1", "Print", null, "It prints within 5 seconds").build();

    var nothing = StoryTask.of(plan, "1.1").by(new CreateTechnicalSolutions());

    assertThat(Reports.text(nothing, "stories/1.1/solutions.md"))
        .contains("an architecture document: there is none to search")
        .contains("- [ ] Measure early whether \"within 5 seconds\" can be kept");
  }

  private String page() {
    return Reports.text(outcome, "stories/1.1/solutions.md");
  }
}
