package io.cflow.processors.bmad.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StruckOutTest {

  @ParameterizedTest
  @ValueSource(strings = {"~~Story 1.1: Old~~", "### ~~Epic 4: Old~~ — DELETED", "- **~~Story 2.1: Gone~~**", "1. ~~FR1: x~~"})
  void a_title_struck_out_from_its_first_word_is_given_up(String title) {
    assertThat(Heading.isStruckOut(title)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Story 1.1: Use ~~~ fences", "### Story 1.2: a ~~old~~ new", "~~~", "Story 1.3: about ~~"})
  void a_title_that_mentions_tildes_is_not(String title) {
    assertThat(Heading.isStruckOut(title)).isFalse();
  }
}
