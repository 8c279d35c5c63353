package io.cflow.processors.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class MarkupTest {

  @Test
  void markdown_is_shown_and_not_obeyed() {
    assertThat(Markup.text("# a | b\n<script>alert(1)</script> [x](javascript:y) ![i](u) `c` *e* _f_ snake_case &lt;"))
        .isEqualTo("\\# a \\| b &lt;script&gt;alert(1)&lt;/script&gt; \\[x\\](javascript:y) !\\[i\\](u) \\`c\\` \\*e\\* "
            + "\\_f\\_ snake_case &amp;lt;");
  }

  @Test
  void a_mermaid_label_holds_nothing_that_ends_it() {
    assertThat(Markup.label("\"]; click s0 \"javascript:x\" %% <b>")).isEqualTo(
        "#34;#93;#59; click s0 #34;javascript:x#34; #37;#37; #60;b#62;");
    assertThat(Markup.label("需求 1.2: ça va?")).isEqualTo("需求 1.2: ça va?");
  }

  @Test
  void long_text_is_shortened_and_says_so() {
    assertThat(Markup.line("x".repeat(50), 10)).isEqualTo("xxxxxxxxx…");
  }

  @Property(tries = 2_000)
  void text_stays_on_its_line_and_in_its_cell(@ForAll("hostile") String untrusted) {
    var text = Markup.text(untrusted);

    assertThat(text).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");
    assertThat(text.replaceAll("\\\\.", "x")).doesNotContainPattern("[|`<>\\[\\]*$~\\\\]|&(?!amp;|lt;|gt;)|^[#+=-]");
  }

  @Property(tries = 2_000)
  void code_holds_nothing_that_ends_it(@ForAll("hostile") String untrusted) {
    var code = Markup.code(untrusted);

    assertThat(code).satisfiesAnyOf(
        empty -> assertThat(empty).isEmpty(),
        span -> assertThat(span).matches("`[^`|<>\\n\\r]+`"));
  }

  @Property(tries = 2_000)
  void a_label_is_made_of_letters_digits_and_numbers_of_characters(@ForAll("hostile") String untrusted) {
    assertThat(Markup.label(untrusted)).matches("(?:[\\p{L}\\p{N} .,:\\-_/()+?']|#\\d+;)*");
  }

  @Provide
  Arbitrary<String> hostile() {
    var special = Arbitraries.of("|", "`", "\n", "\r", "\u2028", "\u001b[2J", "\u202e", "<!--", "]]>", "\\", "\"", "%%",
        "```", "---", "# ", "end", "\uD83D", "[x](y)", "&lt;", "$x$", "@team", "~~", "__", "a", "需求", "\t");
    return Arbitraries.oneOf(special, Arbitraries.strings().ofMaxLength(4)).list().ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }
}
