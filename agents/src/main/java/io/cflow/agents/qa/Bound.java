package io.cflow.agents.qa;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A limit a text states in figures.
 *
 * @param words the words of the text, for the evidence
 * @param unit the word after the figure, empty when there is none
 */
record Bound(Kind kind, BigDecimal value, String unit, String words) {

  enum Kind { AT_MOST, AT_LEAST, BELOW, ABOVE }

  private static final List<String> NUMERALS = List.of(
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
  private static final String NAMED = "(?:" + String.join("|", NUMERALS) + ")\\b";
  private static final String NUMBER =
      "(\\d{1,3}(?:,\\d{3})+|\\d{1,12}(?:\\.\\d{1,6})?|" + NAMED + ")(?![\\d.:/-]*\\d)";
  private static final String UNIT = "(?:[ \\u00a0-]?(%|[a-zA-Z]{1,20})\\b)?";
  private static final Pattern STATED = Pattern.compile(
      "(?<![\\w-])(at most|no more than|not more than|up to|maximum(?: of)?|max\\.?|within|limit of|not exceed(?:ing)?"
          + "|at least|no less than|no fewer than|minimum(?: of)?|min\\.?"
          + "|less than|fewer than|under|below|shorter than"
          + "|more than|over|above|exceeds?|exceeding|greater than|longer than|older than"
          + "|<=|>=|[≤≥<>]) {0,2}" + NUMBER + UNIT, Pattern.CASE_INSENSITIVE);
  private static final Pattern OPEN_ENDED = Pattern.compile(
      "(?<![\\w.,-])" + NUMBER + UNIT + " or (more|fewer|less|longer|shorter)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern RANGE = Pattern.compile(
      "\\b(?:between|from) {1,2}" + NUMBER + UNIT + " (?:and|to) " + NUMBER + UNIT, Pattern.CASE_INSENSITIVE);

  private static final Set<String> MEASURED = Set.of(
      "ms", "millisecond", "milliseconds", "s", "sec", "second", "seconds", "mb", "gb", "kb", "fps", "%", "percent");
  private static final Set<String> NOT_UNITS = Set.of(
      "and", "or", "to", "of", "the", "a", "an", "in", "on", "at", "is", "are", "per", "when", "then", "if", "with",
      "for", "by", "from", "each", "after", "before", "must", "shall", "should", "can", "will");

  /** The limits of {@code text}, in its order. */
  static List<Bound> in(String text) {
    var plain = text.replaceAll("[*_`]", "");
    var bounds = new ArrayList<Bound>();
    STATED.matcher(plain).results().forEach(found -> bounds.add(stated(found)));
    OPEN_ENDED.matcher(plain).results().forEach(found -> bounds.add(openEnded(found)));
    RANGE.matcher(plain).results().forEach(found -> bounds.addAll(range(found)));
    return bounds.stream().distinct().toList();
  }

  /** Whether the limit is a time in which something must happen. */
  boolean isDeadline() {
    return unit.toLowerCase(Locale.ROOT).matches("minutes?|min|hours?|h|days?|weeks?|months?")
        && words.toLowerCase(Locale.ROOT).startsWith("within");
  }

  /** Whether the limit is one to be measured rather than an input to try on both sides. */
  boolean isMeasured() {
    return MEASURED.contains(unit.toLowerCase(Locale.ROOT));
  }

  /** The last value on the permitted side. */
  BigDecimal inside() {
    return switch (kind) {
      case AT_MOST, AT_LEAST -> value;
      case BELOW -> value.subtract(step());
      case ABOVE -> value.add(step());
    };
  }

  /** The first value beyond the limit. */
  BigDecimal outside() {
    return switch (kind) {
      case AT_MOST -> value.add(step());
      case AT_LEAST -> value.subtract(step());
      case BELOW, ABOVE -> value;
    };
  }

  String with(BigDecimal number) {
    var figure = number.toPlainString();
    return unit.isEmpty() ? figure : unit.equals("%") ? figure + " %" : figure + " " + unit;
  }

  private BigDecimal step() {
    return BigDecimal.ONE.movePointLeft(Math.max(0, value.scale()));
  }

  private static Bound stated(MatchResult found) {
    return new Bound(kind(found.group(1).toLowerCase(Locale.ROOT)), number(found.group(2)), unit(found.group(3)),
        found.group().strip());
  }

  private static Bound openEnded(MatchResult found) {
    var kind = found.group(3).toLowerCase(Locale.ROOT).matches("more|longer") ? Kind.AT_LEAST : Kind.AT_MOST;
    return new Bound(kind, number(found.group(1)), unit(found.group(2)), found.group());
  }

  private static List<Bound> range(MatchResult found) {
    var unit = unit(found.group(4)).isEmpty() ? unit(found.group(2)) : unit(found.group(4));
    return List.of(
        new Bound(Kind.AT_LEAST, number(found.group(1)), unit, found.group()),
        new Bound(Kind.AT_MOST, number(found.group(3)), unit, found.group()));
  }

  private static Kind kind(String words) {
    if (words.startsWith("at least") || words.startsWith("min") || words.startsWith("no less")
        || words.startsWith("no fewer") || words.equals(">=") || words.equals("≥")) {
      return Kind.AT_LEAST;
    }
    if (words.matches("less than|fewer than|under|below|shorter than|<")) {
      return Kind.BELOW;
    }
    return words.matches("(?:more|greater|longer|older) than|over|above|exceed.*|>") ? Kind.ABOVE : Kind.AT_MOST;
  }

  private static BigDecimal number(String figures) {
    int named = NUMERALS.indexOf(figures.toLowerCase(Locale.ROOT));
    return named >= 0 ? BigDecimal.valueOf(named) : new BigDecimal(figures.replace(",", ""));
  }

  private static String unit(String word) {
    return word == null || NOT_UNITS.contains(word.toLowerCase(Locale.ROOT)) ? "" : word;
  }
}
