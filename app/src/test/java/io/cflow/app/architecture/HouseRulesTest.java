package io.cflow.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain tests, not {@code @ArchTest} fields: some versions of surefire skip those without a word. */
class HouseRulesTest {

  private static final Map<String, ArchRule> OURS = new HouseRules(Houses.OURS).all();
  private static final Map<String, ArchRule> BROKEN = new HouseRules(Houses.BROKEN).all();

  @ParameterizedTest
  @MethodSource("names")
  void our_house_keeps_the_rule(String name) {
    OURS.get(name).allowEmptyShould(false).check(Houses.main());
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_rule_finds_its_break_in_the_broken_house(String name) {
    assertThat(BROKEN.get(name).evaluate(Houses.broken()).hasViolation()).isTrue();
  }

  @Test
  void all_rooms_are_looked_at() {
    assertThat(Stream.of("domain", "engine", "port", "processors", "agents", "store", "app"))
        .allMatch(room -> Houses.main().stream()
            .anyMatch(type -> type.getPackageName().startsWith(Houses.OURS + "." + room)));
  }

  private static Stream<String> names() {
    return OURS.keySet().stream();
  }
}
