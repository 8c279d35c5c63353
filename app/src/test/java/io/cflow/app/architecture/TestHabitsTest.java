package io.cflow.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How tests are written: fakes by hand, JUnit of today, and never a pause. */
class TestHabitsTest {

  private static final Pattern UNWANTED = Pattern.compile(
      "import (?:static )?(?:org\\.mockito|org\\.easymock|org\\.powermock)\\b"
          + "|import (?:static )?org\\.junit\\.(?!jupiter|platform)"
          + "|\\bThread\\.sleep\\(|\\bTimeUnit\\.[A-Z]+\\.sleep\\(");

  @Test
  void no_test_mocks_sleeps_or_speaks_an_old_junit() {
    assertThat(Repository.testSources()).filteredOn(file -> isUnwanted(Repository.text(file)))
        .extracting(Repository::name).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "import static org.mock" + "ito.Mockito.mock;", "import org.junit" + ".Test;", "Thread" + ".sleep(10);",
    "TimeUnit" + ".SECONDS.sleep(1);"
  })
  void a_bad_habit_is_found(String line) {
    assertThat(isUnwanted(line)).isTrue();
  }

  @Test
  void the_tests_of_all_rooms_are_looked_at() {
    List<String> names = Repository.testSources().stream().map(Repository::name).toList();
    assertThat(List.of("src/", "processors/", "agents/", "store/", "routes/", "app/"))
        .allMatch(room -> names.stream().anyMatch(name -> name.startsWith(room)));
  }

  private static boolean isUnwanted(String text) {
    return UNWANTED.matcher(text).find();
  }
}
