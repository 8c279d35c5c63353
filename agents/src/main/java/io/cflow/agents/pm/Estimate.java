package io.cflow.agents.pm;

import io.cflow.domain.Document;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a document says a story will cost.
 *
 * @param low optimistic value, equal to {@code likely} unless three are stated
 * @param high pessimistic value, likewise
 * @param unit {@code points}, {@code hours}, {@code days}, {@code weeks} or {@code size} for a T-shirt size
 */
record Estimate(double low, double likely, double high, String unit, String words, SourceSpan source) {

  private static final Pattern LABEL = Pattern.compile(
      "^[\\s>|*_-]{0,12}(?:story points?|(?:estimated |story )?(?:effort|estimate|size)|estimation|points)"
          + "[\\s*_|]{0,6}[:：][\\s*_|]{0,6}(\\S.{0,80})", Pattern.CASE_INSENSITIVE);
  private static final Pattern THREE = Pattern.compile(
      "^(\\d{1,4}(?:\\.\\d)?)\\s?[/,]\\s?(\\d{1,4}(?:\\.\\d)?)\\s?[/,]\\s?(\\d{1,4}(?:\\.\\d)?)\\s?([a-z]{0,10})");
  private static final Pattern RANGE = Pattern.compile(
      "^(\\d{1,4}(?:\\.\\d)?)\\s?(?:-|–|to)\\s?(\\d{1,4}(?:\\.\\d)?)\\s?(?:story )?([a-z]{0,10})");
  private static final Pattern ONE = Pattern.compile("^(?:~|about )?(\\d{1,4}(?:\\.\\d)?)\\s?(?:story )?([a-z]{0,10})");
  private static final Pattern SHIRT = Pattern.compile("^(xs|s|m|l|xl|xxl|small|medium|large)\\b");
  /** Relative sizes in the Fibonacci steps most teams give T-shirts. */
  private static final Map<String, Integer> SHIRTS = Map.of(
      "xs", 1, "s", 2, "small", 2, "m", 3, "medium", 3, "l", 5, "large", 5, "xl", 8, "xxl", 13);

  /** The first estimate any of the story's definitions states. */
  static Optional<Estimate> of(Plan plan, Story story) {
    return story.definitions().stream().flatMap(definition -> plan.documents().stream()
        .filter(document -> document.path().equals(definition.span().path()))
        .flatMap(document -> in(document, definition.span()))).findFirst();
  }

  boolean isThreePoint() {
    return low < high;
  }

  /** PERT's expected value: (low + 4 likely + high) / 6. */
  double expected() {
    return (low + 4 * likely + high) / 6;
  }

  /** PERT's variance: ((high − low) / 6)². */
  double variance() {
    return Math.pow((high - low) / 6, 2);
  }

  private static Stream<Estimate> in(Document document, SourceSpan span) {
    int last = Math.min(span.lastLine(), document.lines().size());
    return IntStream.rangeClosed(span.firstLine(), last).boxed().flatMap(number -> {
      var line = document.line(number);
      var label = LABEL.matcher(line.length() > 300 ? line.substring(0, 300) : line);
      return label.find() ? read(label.group(1), SourceSpan.line(document.path(), number)).stream() : Stream.empty();
    });
  }

  private static Optional<Estimate> read(String value, SourceSpan at) {
    var words = value.replaceAll("[*_|`]", "").strip();
    var text = words.toLowerCase(Locale.ROOT);
    return first(THREE, text).flatMap(three -> estimate(three, new int[] {1, 2, 3}, three.group(4), words, at))
        .or(() -> first(RANGE, text).flatMap(two -> estimate(two, new int[] {1, 0, 2}, two.group(3), words, at)))
        .or(() -> first(ONE, text).flatMap(one -> estimate(one, new int[] {1, 1, 1}, one.group(2), words, at)))
        .or(() -> first(SHIRT, text).map(shirt -> shirt(SHIRTS.get(shirt.group(1)), words, at)));
  }

  private static Optional<MatchResult> first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    return found.find() ? Optional.of(found.toMatchResult()) : Optional.empty();
  }

  /** {@code groups} of low, likely and high; 0 for the middle of a range. */
  private static Optional<Estimate> estimate(
      MatchResult found, int[] groups, String unit, String words, SourceSpan at) {
    double low = Double.parseDouble(found.group(groups[0]));
    double high = Double.parseDouble(found.group(groups[2]));
    double likely = groups[1] == 0 ? (low + high) / 2 : Double.parseDouble(found.group(groups[1]));
    boolean sound = low > 0 && low <= likely && likely <= high;
    return sound ? Optional.of(new Estimate(low, likely, high, unit(unit), words, at)) : Optional.empty();
  }

  private static Estimate shirt(int size, String words, SourceSpan at) {
    return new Estimate(size, size, size, "size", words, at);
  }

  private static String unit(String word) {
    return switch (word.isEmpty() ? ' ' : word.charAt(0)) {
      case 'h' -> "hours";
      case 'd' -> "days";
      case 'w' -> "weeks";
      case 'm' -> "minutes";
      default -> "points";
    };
  }
}
