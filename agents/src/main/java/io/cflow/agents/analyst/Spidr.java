package io.cflow.agents.analyst;

import io.cflow.agents.Escape;
import io.cflow.agents.text.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Ways to split a story: Mike Cohn, "Five Simple but Powerful Ways to Split User Stories" (SPIDR), 2017. */
final class Spidr {

  private static final Pattern SPIKE = Pattern.compile(
      "\\b(?:TBD|research|evaluate|investigate|feasib\\w*|machine learning|heuristic|algorithm)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern PATHS =
      Pattern.compile("\\b(?:either|alternatively|\\w+ or \\w+|manually|automatically)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern INTERFACES = Pattern.compile(
      "\\b(?:browsers?|mobile|desktop|ios|android|cli|command line|web|macos|windows|linux|api|email|sms)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern DATA = Pattern.compile("(?:[\\w-]+(?: [\\w-]+)?, ){1,10}(?:and|or) [\\w-]+");
  private static final Pattern RULES = Pattern.compile(
      "\\b(?:unless|except|only|must not|shall not|limit(?:ed)?|maximum|minimum|validat\\w+)\\b",
      Pattern.CASE_INSENSITIVE);

  private Spidr() {}

  /** One line for each way that the words of {@code text} suggest. */
  static List<String> signals(String text) {
    var line = Escape.excerpt(text, 1_000);
    var signals = new ArrayList<String>();
    add(signals, "Spike", "find out first", SPIKE, line, 1);
    add(signals, "Paths", "one story per path", PATHS, line, 1);
    add(signals, "Interfaces", "one interface first", INTERFACES, line, 2);
    add(signals, "Data", "fewer kinds of data first", DATA, line, 1);
    if (Measure.in(line).isEmpty()) {
      add(signals, "Rules", "without the rule first", RULES, line, 1);
    } else {
      signals.add("Rules: without the limit first (“" + Measure.in(line).getFirst().words() + "”)");
    }
    return signals;
  }

  private static void add(List<String> signals, String way, String how, Pattern words, String text, int fewest) {
    var found = words.matcher(text).results().map(match -> match.group()).distinct().toList();
    if (found.size() >= fewest) {
      signals.add(way + ": " + how + " (“" + Escape.excerpt(String.join("”, “", found), 80) + "”)");
    }
  }
}
