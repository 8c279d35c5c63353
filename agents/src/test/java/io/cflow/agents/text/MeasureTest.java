package io.cflow.agents.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.text.Measure.Bound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

  @Test
  void a_number_with_a_unit_is_a_measure() {
    assertThat(Measure.in("Answers within 200 ms for at least 1,000 users, 99.9% of the time"))
        .containsExactly(
            new Measure(Bound.UPPER, "200", "ms", "within 200 ms"),
            new Measure(Bound.LOWER, "1,000", "users", "at least 1,000 users"),
            new Measure(Bound.UNSTATED, "99.9", "%", "99.9%"));
  }

  @Test
  void a_range_is_one_measure() {
    assertThat(Measure.in("refreshes every 5-10 seconds")).extracting(Measure::value).containsExactly("5-10");
  }

  @Test
  void durations_are_told_from_other_units() {
    assertThat(Measure.in("in 3 minutes").getFirst().isDuration()).isTrue();
    assertThat(Measure.in("at most 3 megabytes").getFirst().isDuration()).isFalse();
    assertThat(Measure.in("不超过 3 秒").getFirst().isDuration()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"see FR12 and NFR-3", "needs Java 25 and TLS 1.3", "chapter 4 of the book", "v2.6.1", ""})
  void ids_and_versions_measure_nothing(String text) {
    assertThat(Measure.in(text)).isEmpty();
  }
}
