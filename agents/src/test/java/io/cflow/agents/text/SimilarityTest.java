package io.cflow.agents.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimilarityTest {

  @Test
  void texts_that_share_most_word_pairs_are_found() {
    var texts = List.of("the user can export all orders as csv", "the report is printed",
        "the user can export all orders as pdf");

    assertThat(Similarity.pairs(texts, 0.6)).containsExactly(new Similarity.Pair(0, 2, 0.75));
  }

  @Test
  void chinese_is_compared_by_characters() {
    assertThat(Similarity.pairs(List.of("系统应显示订单总额", "系统应显示订单总数"), 0.6)).hasSize(1);
  }

  @Test
  void empty_texts_resemble_nothing() {
    assertThat(Similarity.resemblance(Set.of(), Set.of())).isZero();
    assertThat(Similarity.containment(Set.of(), Set.of("a"))).isZero();
    assertThat(Similarity.pairs(List.of("", ""), 0.1)).isEmpty();
  }
}
