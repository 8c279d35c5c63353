package io.cflow.agents.dev;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Bm25Test {

  private final Bm25<String> index = new Bm25<>();

  @Test
  void a_rare_word_counts_more_than_a_common_one() {
    index.add("rooms", "room room guest");
    index.add("sauna", "room sauna");
    index.add("kitchen", "room kitchen");

    assertThat(index.search("sauna room", 1)).extracting(Bm25.Hit::item).startsWith("sauna");
    assertThat(index.search("sauna room", 1).getFirst().terms()).containsExactly("sauna", "room");
  }

  @Test
  void too_few_shared_words_are_no_hit() {
    index.add("rooms", "room guest");

    assertThat(index.search("room kitchen", 2)).isEmpty();
    assertThat(index.search("guests of rooms", 2)).hasSize(1);
  }

  @Test
  void the_score_is_that_of_the_published_formula() {
    index.add("a", "sauna");
    index.add("b", "kitchen");

    // ln(1 + (2 - 1 + 0.5) / (1 + 0.5)) * 1 * 2.2 / (1 + 1.2 * 1) for two documents of average length
    assertThat(index.search("sauna", 1).getFirst().score()).isEqualTo(Math.log(2));
  }
}
