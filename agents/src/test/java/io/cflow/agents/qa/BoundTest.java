package io.cflow.agents.qa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      A member keeps at most 3 rooms at a time        | 3 rooms    | 4 rooms
      The name has at least 2 characters              | 2 characters | 1 characters
      Fewer than 10 guests are seated together        | 9 guests   | 10 guests
      A stay of more than 7 nights is refused         | 8 nights   | 7 nights
      A discount of no more than 2.5 is given         | 2.5        | 2.6
      20 pages or more need a cover                   | 20 pages   | 19 pages
      A list of up to 1,000 rows is shown             | 1000 rows  | 1001 rows
      """)
  void a_limit_has_a_last_value_inside_and_a_first_beyond(String text, String inside, String outside) {
    var bound = Bound.in(text).getFirst();

    assertThat(bound.with(bound.inside())).isEqualTo(inside.strip());
    assertThat(bound.with(bound.outside())).isEqualTo(outside.strip());
  }

  @Test
  void a_range_has_two_limits() {
    assertThat(Bound.in("between 5 and 10 seats")).extracting(Bound::kind, Bound::value)
        .containsExactly(
            tuple(Bound.Kind.AT_LEAST, new BigDecimal("5")),
            tuple(Bound.Kind.AT_MOST, new BigDecimal("10")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Story 1.3 serves FR12
      The label S-001 is printed
      At 09:00 the list is sent
      Since version 2.1.4 it is on
      over 2026-01-15 it lasts
      """)
  void a_figure_without_a_limit_is_none(String text) {
    assertThat(Bound.in(text)).isEmpty();
  }

  @Test
  void a_time_limit_is_measured_and_not_tried_on_both_sides() {
    assertThat(Bound.in("shows the hits within 200 ms")).singleElement().matches(Bound::isMeasured);
    assertThat(Bound.in("erased within 30 days")).singleElement().matches(bound -> !bound.isMeasured());
  }
}
