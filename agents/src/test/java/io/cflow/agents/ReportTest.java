package io.cflow.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.Capability;
import io.cflow.domain.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.ANALYZE_REQUIREMENTS, "rules/1", Confidence.COMPUTED);

  private record Content(int itemCount, List<SourceSpan> places) {
    boolean isEmpty() {
      return itemCount == 0;
    }
  }

  @Test
  void a_report_is_written_twice_with_the_same_envelope() {
    var span = new SourceSpan("docs/a b.md", 3, 4);
    var report = MAKER.report("2 items", List.of(span, span), List.of("target of NFR1"), new Content(2, List.of(span)));

    var outcome = report.succeeded(report.page("sub/items.md", "Items").paragraph(Inline.at(span)));

    assertThat(outcome.summary()).isEqualTo("2 items");
    assertThat(Reports.text(outcome, "sub/items.md")).isEqualTo("""
        # Items

        **2 items**

        Method analyst.analyze_requirements, rules rules/1, confidence: computed, 1 places of evidence, 1 open inputs.

        [docs/a b.md:3](../../docs/a%20b.md#L3)

        ## Needs input

        - [ ] target of NFR1
        """);
    assertThat(Reports.text(outcome, "sub/items.json")).isEqualTo("""
        {
          "method" : "analyst.analyze_requirements",
          "ruleset" : "rules/1",
          "confidence" : "computed",
          "summary" : "2 items",
          "evidence" : [
            "docs/a b.md:3"
          ],
          "needs_input" : [
            "target of NFR1"
          ],
          "content" : {
            "item_count" : 2,
            "places" : [
              "docs/a b.md:3"
            ]
          }
        }
        """);
  }

  @Test
  void a_table_cell_cannot_be_broken_by_a_document() {
    var page = new MarkdownReport("r.md", "R").table(
        Table.of("Id", "Text").row(Inline.code("a|b"), Inline.text("x\n| y")), "None.");

    assertThat(page.toArtifact().content()).endsWith("| a\\|b | x \\| y |\n");
  }

  @Test
  void an_empty_table_says_so() {
    assertThat(new MarkdownReport("r.md", "R").table(Table.of("Id"), "Nothing found.").toArtifact().content())
        .isEqualTo("# R\n\nNothing found.\n");
  }

  @Test
  void a_row_with_a_missing_cell_is_refused() {
    var table = Table.of("Id", "Text");

    assertThatThrownBy(() -> table.row(Inline.text("only one"))).hasMessageContaining("1 cells");
  }

  @Test
  void a_fence_is_longer_than_any_inside() {
    assertThat(new MarkdownReport("r.md", "R").fenced("yaml", "a: ```b").toArtifact().content())
        .contains("````yaml\na: ```b\n````\n");
  }

  @Test
  void many_places_are_counted_rather_than_listed() {
    var places = List.of(SourceSpan.line("a", 1), SourceSpan.line("b", 1), SourceSpan.line("c", 1),
        SourceSpan.line("d", 1));

    assertThat(Inline.at(places).render("../")).endsWith("[c:1](../c#L1) and 1 more");
  }
}
