package io.cflow.agents.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A number with its unit, as a text states it.
 *
 * @param bound which side the number limits
 * @param value digits as written, a range as {@code 5-10}
 * @param unit as written, in lower case; empty only for a bounded count without a noun
 * @param words the whole phrase
 */
public record Measure(Bound bound, String value, String unit, String words) {

  /** Which side a number limits. */
  public enum Bound {
    /** At most. */
    UPPER,
    /** At least. */
    LOWER,
    /** The text does not say. */
    UNSTATED
  }

  private static final String UPPER =
      "less than|fewer than|under|below|within|at most|no more than|not exceed(?:ing)?|maximum(?: of)?|max|up to|"
      + "<=?|≤|不超过|不超過|低于|低於|小于|小於|少于";
  private static final String LOWER = "at least|more than|over|above|minimum(?: of)?|min|greater than|>=?|≥|至少|大于|大於|"
      + "超过|超過";
  private static final String UNITS =
      "milliseconds?|msecs?|ms|µs|seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|years?|%|percent|"
      + "[kmgt]i?b(?:/s)?|bytes?|fps|rpm|rps|qps|tps|req(?:uests?)?(?:/s| per second| per minute)?|"
      + "(?:concurrent |active |simultaneous )?users?|px|pixels?|毫秒|秒|分钟|分鐘|小时|小時|天|个|個|次|用户|年";
  private static final Pattern MEASURE = Pattern.compile(
      "(?:(?<upper>" + UPPER + ")|(?<lower>" + LOWER
          + "))?\\s{0,2}(?<![\\w.\\-/])(?<value>\\d{1,9}(?:[.,]\\d{1,9}){0,3}(?:\\s?[-–]\\s?\\d{1,9})?)"
          + "(?<plus>\\+)?(?:[\\s-]?(?<unit>" + UNITS + ")(?![a-zA-Z])|\\s(?<noun>[a-z]{3,30})\\b|(?![\\w.]))",
      Pattern.CASE_INSENSITIVE);

  /** Every number of {@code text} that measures something; versions, ids and list numbers do not. */
  public static List<Measure> in(String text) {
    return MEASURE.matcher(text).results().filter(Measure::measures).map(Measure::of).toList();
  }

  /** Whether the unit is one of time. */
  public boolean isDuration() {
    return unit.matches("m?s|µs|msecs?|milliseconds?|sec.*|min.*|h|hours?|hrs?|毫秒|秒|分钟|分鐘");
  }

  private static boolean measures(MatchResult match) {
    boolean bounded = match.group("upper") != null || match.group("lower") != null || match.group("plus") != null;
    return match.group("unit") != null || bounded;
  }

  private static Measure of(MatchResult match) {
    var unit = match.group("unit") != null ? match.group("unit") : match.group("noun");
    return new Measure(bound(match), match.group("value"), unit == null ? "" : unit.toLowerCase(Locale.ROOT),
        match.group().strip());
  }

  private static Bound bound(MatchResult match) {
    if (match.group("upper") != null) {
      return Bound.UPPER;
    }
    return match.group("lower") != null || match.group("plus") != null ? Bound.LOWER : Bound.UNSTATED;
  }
}
