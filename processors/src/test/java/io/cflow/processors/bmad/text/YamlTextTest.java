package io.cflow.processors.bmad.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.processors.bmad.text.YamlText.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

  @Test
  void numbers_dates_and_booleans_stay_the_words_they_are() throws Malformed {
    var fields = YamlText.fields("story: 1.10\nwhen: 2026-01-02\nactive: no\noctal: 010".lines().toList());
    assertThat(fields.text("story")).hasValue("1.10");
    assertThat(fields.text("when")).hasValue("2026-01-02");
    assertThat(fields.text("active")).hasValue("no");
    assertThat(fields.text("octal")).hasValue("010");
  }

  @Test
  void only_the_first_document_counts() throws Malformed {
    assertThat(YamlText.fields("gate: PASS\n---\n**Decision: PASS**\n".lines().toList()).text("gate")).hasValue("PASS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: !!java.net.URL [x]", "a: !custom x", "a: 1\na: 2", "a: [", "a: 'x", "? {b: c}\n: d"})
  void what_is_malformed_or_could_construct_something_is_refused(String text) {
    assertThatThrownBy(() -> YamlText.read(text.lines().toList())).isInstanceOf(Malformed.class);
  }

  @Test
  void aliases_that_multiply_are_refused() {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(8) + "*a" + (i - 1)));
    }
    assertThatThrownBy(() -> YamlText.read(text.toString().lines().toList())).isInstanceOf(Malformed.class);
  }

  @Test
  void deep_nesting_is_refused() {
    assertThatThrownBy(() -> YamlText.read(java.util.List.of("[".repeat(5_000) + "]".repeat(5_000))))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void a_fault_names_its_line() {
    assertThatThrownBy(() -> YamlText.read("a: 1\nb: 2\na: 3".lines().toList()))
        .isInstanceOfSatisfying(Malformed.class, fault -> assertThat(fault.line()).isEqualTo(3));
  }

  @Test
  void values_know_where_they_stand() throws Malformed {
    assertThat(YamlText.fields("a: 1\nb:\n  c: 2\n".lines().toList()).entries()).extracting(entry -> entry.line())
        .containsExactly(1, 2);
  }
}
