package io.cflow.agents.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import org.junit.jupiter.api.Test;

class OutlineTest {

  private static final Document DOCUMENT = document("""
      # 1. Shop

      A shop.

      ## 1.1 Components
      | Name | What for |
      |------|----------|
      | Cart \\| Basket | `holds` items |

      - **Till**: takes money
        - nested
      ```
      # not a heading
      - not an item
      ```
      ### Till
      Takes
      money.
      ## Risks
      """);

  @Test
  void headings_divide_a_document() {
    var root = Outline.of(DOCUMENT);

    assertThat(root.flatten().map(Section::title)).containsExactly("", "Shop", "Components", "Till", "Risks");
    assertThat(section("Till").heading()).hasToString("a.md:16");
    assertThat(section("Till").firstParagraph()).isEqualTo("Takes money.");
    assertThat(section("Shop").children()).hasSize(2);
  }

  @Test
  void items_are_those_at_the_margin_outside_code() {
    assertThat(section("Components").items()).extracting(Section.Item::text).containsExactly("Till: takes money");
  }

  @Test
  void a_table_keeps_escaped_bars_in_their_cell() {
    var table = section("Components").tables().getFirst();

    assertThat(table.header()).containsExactly("Name", "What for");
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().getFirst().cells()).containsExactly("Cart | Basket", "holds items");
    assertThat(table.rows().getFirst().at()).hasToString("a.md:8");
    assertThat(table.column("purpose", "what")).isEqualTo(1);
    assertThat(table.column("version")).isEqualTo(-1);
    assertThat(table.rows().getFirst().cell(-1)).isEmpty();
  }

  @Test
  void an_unclosed_fence_swallows_the_rest_and_nothing_breaks() {
    var root = Outline.of(document("# A\n```\n# B\n"));

    assertThat(root.flatten().map(Section::title)).containsExactly("", "A");
  }

  private static Section section(String title) {
    return Outline.of(DOCUMENT).flatten().filter(each -> each.title().equals(title)).findFirst().orElseThrow();
  }

  private static Document document(String text) {
    return new Document("a.md", DocumentType.PRD, "test", "0", text.length(), text.lines().toList());
  }
}
