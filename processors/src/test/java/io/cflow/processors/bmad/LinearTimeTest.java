package io.cflow.processors.bmad;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read takes time in proportion to its size, whatever it is made of: nothing in it is compared with all else. */
class LinearTimeTest {

  private static final int SMALL = Integer.getInteger("cflow.linear.size", 60);
  /** The small form of the normal tests reads the longest lines without taking their time. */
  private static final int LARGE_RUN = 1_000;
  private static final int FACTOR = 10;
  /**
   * Halfway, on the scale of powers, between the tenfold of linear time and the hundredfold of quadratic: caches, the
   * collector and the compiler cost up to twice as much for the large input on a busy machine.
   */
  private static final double MOST = 32;
  private static final int LOOKS = 8;

  /** Each is compared with at most fifty others, so time grows by the square until there are some hundreds. */
  private static final Set<NastyShapes> BOUNDED = EnumSet.of(
      NastyShapes.STORIES_OF_ONE_NUMBER, NastyShapes.EPICS_OF_ONE_NUMBER);

  static NastyShapes[] shapes() {
    return NastyShapes.values();
  }

  static List<String> pieces() {
    return List.of(
      "a", " ", "*", "_", "|", "-", "[", "(", "#", "1. ", "- ", "FR1 ",
      "Story 1.1 ", ".", "**a** ", "`", "<", "~", ":", "→", "\t", "given ", "AC1 ", "depends on ",
      "requires ", "optional ", ", ", "1.1-", "{", "] ", "](", "é", "故事", "1", "[ ] ", "Status | ",
      "requirements ", "As a ", "\"");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void ten_times_the_input_takes_far_less_than_a_hundred_times_the_time(NastyShapes shape) {
    int size = BOUNDED.contains(shape) ? SMALL * FACTOR : SMALL;
    assertLinear(shape.of(size), shape.of(size * FACTOR));
  }

  @ParameterizedTest
  @MethodSource("pieces")
  void a_line_ten_times_as_long_takes_far_less_than_a_hundred_times_the_time(String piece) {
    assertLinear(lines(piece, 190), lines(piece, 1_900));
    read(lines(piece, 20_000));
    if (SMALL >= LARGE_RUN) {
      assertLinear(lines(piece, 2_000), lines(piece, 20_000));
    }
  }

  /** Lines of one piece, wherever lines are looked at. */
  private static Map<String, String> lines(String piece, int length) {
    var line = piece.repeat(length / piece.length());
    return Map.of(
        "docs/prd.md", "# PRD\n## Requirements\n- FR1: %1$s\n%1$s\n## Dependencies\n- %1$s!\n| %1$s | %1$s |\n"
            .formatted(line),
        "docs/stories/1.1.story.md", "# Story 1.1: A\n## Story\nAs a %1$s\n%1$s\n## Acceptance Criteria\n1. %1$s\n%1$s\n"
            .formatted(line) + "## Tasks\n- [ ] %1$s\n## Dependencies\n- Story 1.2 %1$s\n%1$sx\n".formatted(line));
  }

  private static void assertLinear(Map<String, String> small, Map<String, String> large) {
    double growth = characters(large) / (double) characters(small) / FACTOR;
    Spent.fastest(2, () -> read(small));
    double ratio = Double.MAX_VALUE;
    long fastestSmall = Long.MAX_VALUE;
    long fastestLarge = Long.MAX_VALUE;
    for (int look = 0; look < LOOKS && ratio > MOST * growth; look++) {
      fastestSmall = Math.min(fastestSmall, Spent.fastest(3, () -> read(small)));
      fastestLarge = Math.min(fastestLarge, Spent.fastest(1, () -> read(large)));
      ratio = (double) fastestLarge / fastestSmall;
    }
    assertThat(ratio).as("times as long for %d instead of %d characters".formatted(characters(large), characters(small)))
        .isLessThanOrEqualTo(MOST * growth);
  }

  private static long characters(Map<String, String> files) {
    return files.values().stream().mapToLong(String::length).sum();
  }

  private static void read(Map<String, String> files) {
    var project = new Project();
    files.forEach(project::and);
    assertThat(project.read().documents()).hasSize(files.size());
  }
}
