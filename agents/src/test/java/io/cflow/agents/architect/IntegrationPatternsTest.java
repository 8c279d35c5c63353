package io.cflow.agents.architect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.domain.Capability;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Outcome;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class IntegrationPatternsTest {

  private static final String ARCHITECTURE = """
      # Architecture
      ## Integrations
      | From | To | Exchange | Volume | Order | Delivery | Reply |
      |---|---|---|---|---|---|---|
      | Till | Bank: "evil" | JSON over HTTPS | 10 per second | not needed | at least once | 200 taken |
      | Scanner | Till | typed text | | as scanned | at most once | |
      ## External APIs
      ### Mailer
      - **Purpose:** sends mails in batches, retried with back-off
      """;

  @Test
  void what_is_stated_decides_and_what_is_not_is_asked_for() {
    var page = Reports.text(define(ARCHITECTURE), "integration-patterns.md");

    assertThat(page)
        .contains("Guaranteed Delivery + Idempotent Receiver | delivered at least once (“at least once”)")
        .contains("Throttler | the rate is limited (“10 per second”)")
        .contains("| **Scanner → Till** | Point-to-Point Channel |")
        .contains("| **Scanner → Till** | Message Sequence (one consumer per key) |")
        .contains("| **shop → Mailer** |")
        .contains("- [ ] volume, reply, failure of Scanner → Till");
  }

  @Test
  void order_that_is_not_needed_chooses_nothing() {
    assertThat(Reports.text(define(ARCHITECTURE), "integration-patterns.md"))
        .doesNotContain("| **Till → Bank: \"evil\"** | Message Sequence");
  }

  @Test
  void the_skeleton_is_yaml_and_holds_no_number_of_ours() {
    var skeleton = skeleton(define(ARCHITECTURE));
    Iterable<?> routes = new Yaml(new SafeConstructor(new LoaderOptions())).load(skeleton);

    assertThat(routes).hasSize(6);
    assertThat(skeleton).contains("    id: till-to-bank-evil\n").contains("maximumRedeliveries: \"0\"")
        .contains("# delivery: at least once\n").doesNotContain("maximumRedeliveries: \"5\"");
  }

  @Test
  void a_project_without_interfaces_is_told_so() {
    var outcome = define("# Architecture\n- The till polls the bank\n");

    assertThat(outcome.summary()).isEqualTo("No interface is declared; 1 statements speak of an exchange");
    assertThat(Reports.text(outcome, "integration-patterns.md")).contains("The till polls the bank");
  }

  private static String skeleton(Outcome outcome) {
    var page = Reports.text(outcome, "integration-patterns.md");
    int start = page.indexOf("```yaml\n") + 8;
    return page.substring(start, page.indexOf("\n```", start));
  }

  private static Outcome define(String architecture) {
    return new IntegrationPatterns().perform(PlanBuilder.plan()
        .document(DocumentType.ARCHITECTURE, "docs/architecture.md", architecture)
        .assignment(Capability.DEFINE_INTEGRATION_PATTERNS));
  }
}
