package io.cflow.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

  private static final NaturalOrder ORDER = NaturalOrder.INSTANCE;

  @Test
  void ids_are_ordered_the_way_people_count() {
    assertThat(List.of("FR10", "2.6a", "1.10", "10.1", "2.7", "FR2", "2.6", "1.9", "", "2.6.1").stream().sorted(ORDER))
        .containsExactly("", "1.9", "1.10", "2.6", "2.6.1", "2.6a", "2.7", "10.1", "FR2", "FR10");
  }

  @Test
  void numbers_longer_than_any_integer_are_compared_by_value() {
    assertThat(ORDER.compare("9" + "0".repeat(40), "1" + "0".repeat(41))).isNegative();
  }

  @Test
  void leading_zeros_decide_only_between_equal_numbers() {
    assertThat(List.of("1", "02", "01", "2", "00", "0").stream().sorted(ORDER))
        .containsExactly("0", "00", "01", "1", "02", "2");
    assertThat(ORDER.compare("1.01.9", "1.1.2")).isPositive();
  }

  @Property(tries = 500)
  void two_texts_are_equal_in_order_only_if_they_are_equal(@ForAll("ids") String a, @ForAll("ids") String b) {
    assertThat(ORDER.compare(a, b) == 0).isEqualTo(a.equals(b));
    assertThat(Integer.signum(ORDER.compare(a, b))).isEqualTo(-Integer.signum(ORDER.compare(b, a)));
  }

  @Property(tries = 1000)
  void the_order_is_transitive(@ForAll("ids") String a, @ForAll("ids") String b, @ForAll("ids") String c) {
    var sorted = List.of(a, b, c).stream().sorted(ORDER).toList();

    assertThat(ORDER.compare(sorted.getFirst(), sorted.getLast())).isNotPositive();
    assertThat(ORDER.compare(a, b) <= 0 && ORDER.compare(b, c) <= 0 && ORDER.compare(a, c) > 0).isFalse();
  }

  /** Short texts over few characters, on both sides of the digits, so that they often share a beginning. */
  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.strings().withChars("0129.a-Z").ofMaxLength(6);
  }
}
