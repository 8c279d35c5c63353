package io.cflow.agents;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EscapeTest {

  @Test
  void text_cannot_open_html_a_table_cell_or_a_link() {
    assertThat(Escape.markdown("<img src=x> | [a](javascript:b) `c` **d**"))
        .isEqualTo("&lt;img src=x&gt; \\| \\[a\\](javascript:b) \\`c\\` \\*\\*d\\*\\*");
  }

  @Test
  void text_cannot_start_a_heading_or_a_list() {
    assertThat(Escape.markdown("# title")).isEqualTo("\\# title");
    assertThat(Escape.markdown("- item")).isEqualTo("\\- item");
    assertThat(Escape.markdown("12. item")).isEqualTo("12\\. item");
  }

  @Test
  void names_keep_their_underscores_readable() {
    assertThat(Escape.markdown("user_id and _emphasis_")).isEqualTo("user_id and \\_emphasis\\_");
  }

  @Test
  void characters_that_hide_text_are_dropped() {
    assertThat(Escape.oneLine("a\u202eb\u200bc\u0000d\n\n e")).isEqualTo("abcd e");
  }

  @Test
  void a_mermaid_label_keeps_words_and_loses_syntax() {
    assertThat(Escape.mermaid("A\"]; click B \"x\" --> {C}")).isEqualTo("A click B x -- C");
  }

  @Test
  void an_excerpt_never_splits_a_character() {
    assertThat(Escape.excerpt("ab\uD83D\uDE00cd", 4)).isEqualTo("ab…");
  }

  @Property
  void whatever_comes_in_stays_on_one_line_without_html(@ForAll String untrusted) {
    assertThat(Escape.markdown(untrusted)).doesNotContain("\n", "\r", "<", ">");
    assertThat(Escape.mermaid(untrusted)).doesNotContain("\"", "[", "]", ";", "#", "<", "\n");
  }

  @Property
  void a_slug_is_always_part_of_a_safe_path(@ForAll String untrusted) {
    assertThat(Escape.slug(untrusted, 40)).matches("(?:[a-z0-9]+(?:-[a-z0-9]+)*)?").hasSizeLessThanOrEqualTo(40);
  }
}
