package io.cflow.agents.pm;

import io.cflow.agents.text.Outline;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Stories a team finished in past periods, as a document lists them.
 *
 * @param finished at least three counts
 * @param period {@code week}, {@code sprint}, {@code month}
 */
record Throughput(List<Integer> finished, String period, SourceSpan source) {

  /** Fixed, because equal documents must give equal forecasts. */
  private static final long SEED = 20_260_101L;
  private static final int TRIALS = 10_000;
  private static final int LONGEST = 1_000;
  private static final Pattern STATED = Pattern.compile(
      "\\b(?:throughput|velocity|stories (?:done|finished))\\b.{0,40}?\\bper (week|sprint|month)\\b[^:]{0,60}:"
          + "[\\s*]{0,4}((?:\\d{1,3}, {0,2}){2,60}\\d{1,3})", Pattern.CASE_INSENSITIVE);

  static Optional<Throughput> of(Plan plan) {
    return Outline.prose(plan.documents()).filter(line -> line.text().length() < 600).flatMap(line -> {
      var found = STATED.matcher(line.text());
      return found.find() ? Stream.of(new Throughput(counts(found.group(2)), found.group(1), line.at()))
          : Stream.empty();
    }).filter(each -> each.finished().stream().anyMatch(count -> count > 0)).findFirst();
  }

  /**
   * Periods needed for {@code stories} with the given confidence, by Monte-Carlo simulation: each trial draws past
   * periods at random until the work is done.
   *
   * @param percentiles from 1 to 99
   */
  List<Integer> periodsFor(int stories, int... percentiles) {
    var random = new SplittableRandom(SEED);
    var needed = IntStream.range(0, TRIALS).map(trial -> periods(stories, random)).sorted().toArray();
    return Arrays.stream(percentiles).mapToObj(percentile -> needed[TRIALS * percentile / 100]).toList();
  }

  private int periods(int stories, SplittableRandom random) {
    int left = stories;
    int periods = 0;
    while (left > 0 && periods < LONGEST) {
      left -= finished.get(random.nextInt(finished.size()));
      periods++;
    }
    return periods;
  }

  private static List<Integer> counts(String list) {
    return Stream.of(list.split(", {0,2}")).map(Integer::valueOf).toList();
  }
}
