package io.cflow.agents;

import static io.cflow.agents.PlanBuilder.asA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.cflow.agents.analyst.AnalystMethods;
import io.cflow.agents.architect.ArchitectMethods;
import io.cflow.domain.Capability;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Example;

/** What holds for every method of the analyst and the architect, whatever the documents say. */
class EveryMethodTest {

  private static final List<Method> METHODS =
      Stream.concat(AnalystMethods.all().stream(), ArchitectMethods.all().stream()).toList();

  @Example
  void each_capability_of_both_roles_has_its_method() {
    assertThat(METHODS).extracting(Method::capability).containsExactly(
        Capability.ANALYZE_REQUIREMENTS, Capability.PERFORM_STAKEHOLDER_ANALYSIS, Capability.CREATE_USER_STORIES,
        Capability.DESIGN_ARCHITECTURE, Capability.CREATE_TECHNICAL_SPECS, Capability.DEFINE_INTEGRATION_PATTERNS);
  }

  @Property(tries = 60)
  void no_document_breaks_a_method_or_its_tables(@ForAll("documents") String text, @ForAll("lines") String line) {
    for (var method : METHODS) {
      var outcome = method.perform(hostile(text, line).assignment(method.capability()));

      assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
      outcome.artifacts().stream().filter(artifact -> artifact.path().endsWith(".md"))
          .forEach(artifact -> assertTablesHold(artifact.content()));
    }
  }

  @Property(tries = 20)
  void the_same_plan_gives_the_same_bytes(@ForAll("documents") String text) {
    for (var method : METHODS) {
      var first = method.perform(hostile(text, text).assignment(method.capability()));

      assertThat(method.perform(hostile(text, text).assignment(method.capability()))).isEqualTo(first);
    }
  }

  @Example
  void three_megabytes_take_seconds_not_minutes() {
    var plan = large();

    for (var method : METHODS) {
      // Ten times the target: this catches a quadratic method, not a busy machine.
      assertTimeout(Duration.ofSeconds(20), () -> method.perform(plan.assignment(method.capability())));
    }
  }

  @Example
  void a_line_of_twenty_thousand_characters_is_no_trouble() {
    for (var word : List.of("a ", "1.", "[", "`", "| ", "A, ", "_", "GET /", "NFR1-", "-")) {
      var line = word.repeat(20_000 / word.length());
      for (var method : METHODS) {
        assertTimeout(Duration.ofSeconds(10),
            () -> method.perform(hostile("# A\n" + line, line).assignment(method.capability())));
      }
    }
  }

  @Provide
  Arbitrary<String> documents() {
    return lines().list().ofMaxSize(25).map(lines -> String.join("\n", lines));
  }

  @Provide
  Arbitrary<String> lines() {
    var forms = Arbitraries.of("# %s", "## Components", "### %s", "- %s", "| Category | Technology | Version |",
        "|---|---|---|", "| Database | %s | 1 |", "| From | To | Exchange |", "```", "GET /%s", "FR1: %s",
        "## Data Models",
        "- `a`: %s", "create table %s (", "## Target Users", "As a %s", "%s shall %s within 5 s if %s",
        "## Stakeholders");
    var words = Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(12),
        Arbitraries.of("|", "](x)", "<b>", "```", "end", "\"]", "TBD", "user", "系统", "$1", "\\", "{{x}}", "%s"));
    return forms.flatMap(form -> words.map(word -> form.replace("%s", word)));
  }

  private static PlanBuilder hostile(String text, String line) {
    return PlanBuilder.plan().document(DocumentType.PRD, "docs/prd.md", text)
        .document(DocumentType.ARCHITECTURE, "docs/architecture.md", text)
        .document(DocumentType.OTHER, "docs/openapi.yaml", "openapi: 3\n" + text)
        .functional("FR1", line).nonFunctional("NFR1", line).epic("1", line)
        .story("1.1", line, asA(line, line, line), line);
  }

  /** Every row of a table has the columns of its head: nothing from a document opened or closed a cell. */
  private static void assertTablesHold(String markdown) {
    int columns = 0;
    boolean fenced = false;
    for (var line : markdown.split("\n", -1)) {
      fenced ^= line.startsWith("```");
      if (fenced || !line.startsWith("|")) {
        columns = 0;
      } else {
        int bars = line.replaceAll("\\\\.", "").replaceAll("[^|]", "").length();
        assertThat(bars).as(line).isEqualTo(columns == 0 ? bars : columns);
        columns = bars;
      }
    }
  }

  private static PlanBuilder large() {
    var plan = PlanBuilder.plan();
    for (int document = 0; document < 60; document++) {
      int number = document;
      plan.document(document % 2 == 0 ? DocumentType.ARCHITECTURE_SHARD : DocumentType.STORY, "docs/" + document
          + ".md",
          IntStream.range(0, 500).mapToObj(line -> sentence(number * 500 + line)).collect(Collectors.joining("\n")));
    }
    for (int i = 0; i < 400; i++) {
      plan.functional("FR" + i, sentence(i)).story("1." + i, "Story " + i, asA("cashier", sentence(i), ""),
          sentence(i));
    }
    return plan;
  }

  private static String sentence(int i) {
    return (i % 50 == 0 ? "## Components of part " : "- The cashier can export order ") + i + " as file" + i % 97
        + " within " + i % 60 + " seconds, see FR" + i % 900 + " and GET /orders/" + i % 70 + " of the shop";
  }
}
