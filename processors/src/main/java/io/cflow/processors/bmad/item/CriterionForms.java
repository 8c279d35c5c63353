package io.cflow.processors.bmad.item;

import java.util.regex.Pattern;

/** How a line shows that an acceptance criterion begins, or goes on. */
final class CriterionForms {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  static final Pattern MARKED = Pattern.compile(
      "^\\s*(?:>\\s*)?(?:[-*+]\\s+)?(?:\\d{1,3}[.)]\\s+)?(?:\\[[ xX]?]\\s*)?[^\\p{L}\\p{N}|]{0,6}"
          + "(?:AC|CA|验收标准|驗收標準|Criteri(?:on|a)|Crit[ée]rio|Crit[èe]re)"
          + "(?:\\s?[-#]?\\s?#?)(?<n>\\d{1,3}(?:[.\\-]\\d{1,3}){0,3}[a-z]?)[*_`)\\]]*\\s*(?:[:：.—–)\\-(\\[]|\\s|$).*",
          FLAGS);
  static final Pattern MARKED_HEADING = Pattern.compile(
      "^(?:[-–]\\s*)?(?:AC|CA|Acceptance Criteri(?:on|a)|Criteri(?:on|a)|验收标准|驗收標準"
          + "|Scenario)\\s?[-#]?\\s?#?(?<n>\\d{1,3}(?:\\.\\d{1,3})*[a-z]?)(?!\\d).*",
      FLAGS);
  static final Pattern NUMBERED_HEADING = Pattern.compile("^(?<n>\\d{1,2})[.):]\\s*\\S.*");
  static final Pattern SCENARIO_HEADING = Pattern.compile("^(?:scenario|szenario|cen[áa]rio|escenario"
      + "|sc[ée]nario)\\b.*", FLAGS);
  static final Pattern NUMBERED = Pattern.compile(
      "^\\s*(?:>\\s*)?(?:[-*+]\\s+)?\\**(?:\\[.]\\s*)?\\(?(?<n>\\d{1,3}(?:\\.\\d{1,3}){0,3})(?:[.)]|\\uFE0F?\\u20E3"
          + "|\\.?\\**\\s?[:：])\\**(?:\\s+.*|$)");
  static final Pattern LETTERED = Pattern.compile("^\\s*\\(?[a-z]\\)\\s+\\S.*");
  static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+•]\\s+|☐\\s*|☑\\s*|✅\\s+|✓\\s+|❌\\s+|□\\s*).+");
  static final Pattern GIVEN = Pattern.compile(
      "^\\s*(?:>\\s*)?(?:[-*+]\\s+|\\d{1,3}[.)]\\s+)?(?:\\[.]\\s*)?[*_`]*(?:given|dado|dada|dados|étant donné"
          + "|etant donné|étant donnée?s?|gegeben"
          + "|angenommen|假设|假設|给定|給定|前提|дано|dato|cho|주어진)(?![\\p{L}])[*_`:：,]*.*", FLAGS);
  static final Pattern WHEN = Pattern.compile(
      "^\\s*(?:[-*+]\\s+|\\d{1,3}[.)]\\s+)?(?:\\[.]\\s*)?[*_`]*(?:when|quando|cuando|quand|lorsque|wenn|当|當"
          + "|когда|khi|もし|만약|만일)(?![\\p{L}])[*_`:：,]*.*", FLAGS);
  static final Pattern THEN = Pattern.compile(
      "^\\s*(?:[-*+]\\s+|\\d{1,3}[.)]\\s+)?(?:\\[.]\\s*)?[*_`]*(?:then|então|entao|entonces|alors|allora|dann|那么|那麼|则|則"
          + "|тогда|thì|ならば|그러면)(?![\\p{L}])[*_`:：,]*.*", FLAGS);
  static final Pattern STEP = Pattern.compile(
      "^\\s*(?:[-*+]\\s+)?[*_`]*(?:when|then|and|but|quando|cuando|quand|lorsque|wenn|então|entonces|alors|dann"
          + "|und|et|e|y|mas|当|那么|则"
          + "|而且|并且)[*_`]+.*", FLAGS);
  static final Pattern COLLAPSED = Pattern.compile("(?<=\\S)\\s+(?=(\\d{1,2})\\.\\s+\\S)");
  static final Pattern TABLE_ROW = Pattern.compile("^\\s*\\|(.+)\\|\\s*$");
  static final Pattern RULE_ROW = Pattern.compile("^\\s*\\|[\\s:|-]+\\|\\s*$");
  static final Pattern GHERKIN_SCENARIO = Pattern.compile("^\\s*(?:Scenario(?: Outline)?|Szenario|Cenário"
      + "|Escenario|Scénario)\\b.*", FLAGS);

  static final Pattern SPECIFICATION_FENCE = Pattern.compile(
      "^[^`~]*(?:`{3,}|~{3,})\\s*(?:gherkin|feature|cucumber|text|plaintext|markdown|md)?\\s*$", FLAGS);
  /** {@code **Quality Requirements:**} alone on its line, or before the numbers of its criteria. */
  static final Pattern LEADING_LABEL = Pattern.compile("^ ?\\*\\*([^*:]{2,80})(?::\\*\\*|\\*\\*:)\\s*(?:\\d{1,2}\\.\\s.*)?$");
  static final Pattern GROUP_LABEL = Pattern.compile("\\*\\*[^*]{1,80}\\*\\*:?|[^.]{1,60}:\\**");

  private CriterionForms() {}
}
