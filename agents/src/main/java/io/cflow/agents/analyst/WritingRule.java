package io.cflow.agents.analyst;

import io.cflow.domain.Severity;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A rule a requirement's sentence must keep, checked mechanically.
 *
 * @param id number of the rule in the INCOSE Guide to Writing Requirements v4 (2023)
 * @param characteristic of ISO/IEC/IEEE 29148:2018, 5.2.5, that suffers
 * @param offence gives the words that break the rule, empty when none do
 */
record WritingRule(
    String id, String title, String characteristic, Severity severity, String advice,
    Function<Sentence, String> offence) {

  /** A rule broken by any match of {@code regex}, which must be linear in practice. */
  static WritingRule words(String id, String title, String characteristic, Severity severity, String advice,
      String regex) {
    var pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    return new WritingRule(id, title, characteristic, severity, advice, sentence -> matches(pattern, sentence));
  }

  private static String matches(Pattern pattern, Sentence sentence) {
    var words = pattern.matcher(sentence.text()).results().map(match -> match.group().strip()).distinct().limit(4)
        .toList();
    return String.join("; ", words);
  }
}
