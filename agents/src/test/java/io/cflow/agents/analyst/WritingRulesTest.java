package io.cflow.agents.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritingRulesTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      The cart shall be easy to use. | vague term | easy
      The till shall retry where possible. | escape clause | where possible
      The export shall hold orders, items etc. | open-ended list | etc.
      The till shall always answer. | absolute | always
      The till shall take about 5 coins. | no tolerance | about 5
      The till shall print and/or mail a receipt. | and/or | and/or
      The till should beep. | not binding | should
      The till shall be able to beep. | superfluous infinitive | be able to
      The receipt is printed. | passive voice | is printed
      The till shall stop when it fails. | pronoun | it
      The cart shall hold TBD items. | open placeholder | TBD
      The cart shall hold at least 5. | number without unit | at least 5.
      The cart shall sort items as well as vouchers. | combinator | as well as
      The till shall beep, and the lamp shall blink. | several requirements in one | lamp shall
      """)
  void each_rule_names_the_words_that_break_it(String text, String title, String words) {
    assertThat(check(text)).filteredOn(finding -> finding.title().equals(title))
        .singleElement().satisfies(finding -> {
          assertThat(finding.words()).contains(words.strip());
          assertThat(finding.at()).hasToString("docs/prd.md:1");
        });
  }

  @Test
  void a_clean_requirement_has_no_findings() {
    assertThat(check("When a customer scans an item, the till shall show the price within 200 ms.")).isEmpty();
  }

  @Test
  void names_of_the_code_are_not_english() {
    assertThat(check("The till shall call `retry.always` and read `easy.properties`.")).isEmpty();
  }

  @Test
  void a_hyphenated_name_is_not_vague() {
    assertThat(check("The till shall write git-friendly files.")).isEmpty();
  }

  @Test
  void a_thousands_separator_is_not_the_end_of_a_number() {
    assertThat(check("The shop shall list over 5,000 books.")).isEmpty();
  }

  @Test
  void a_name_alone_is_no_requirement() {
    assertThat(check("Cart")).extracting(Finding::title).contains("no statement", "no action");
    assertThat(check("Cart").getFirst().severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void english_rules_are_not_applied_to_another_language() {
    assertThat(check("El sistema debe ser capable, etc. y siempre usable por los clientes de la tienda")).isEmpty();
    assertThat(check("系统应 easy 显示 TBD 的订单总额")).extracting(Finding::title).containsExactly("open placeholder");
  }

  private static List<Finding> check(String text) {
    var document = text.startsWith("El ") ? text : "The system shall do what the user wants to do.";
    var sentences = Sentences.of(PlanBuilder.plan().document(DocumentType.PRD, "docs/prd.md", document)
        .functional("FR1", text).build());
    return WritingRules.check(sentences.getFirst());
  }
}
