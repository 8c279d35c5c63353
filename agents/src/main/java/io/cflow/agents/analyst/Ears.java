package io.cflow.agents.analyst;

import io.cflow.agents.Report;
import io.cflow.agents.text.Language;
import io.cflow.agents.text.Statement;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A requirement in the Easy Approach to Requirements Syntax: Mavin, Wilkinson, Harwood, Novak, "EARS (Easy Approach
 * to Requirements Syntax)", RE'09.
 *
 * @param trigger the condition's words, empty for a ubiquitous requirement
 * @param rewrite the sentence in its pattern; what the text does not say is left open, never invented
 */
record Ears(EarsPattern pattern, String actor, String trigger, String response, String rewrite) {

  private static final Map<EarsPattern, Pattern> KEYWORDS = keywords();

  static Ears of(Sentence sentence, String product) {
    if (sentence.language() != Language.ENGLISH) {
      return new Ears(EarsPattern.NOT_APPLIED, "", "", "", "");
    }
    var statement = Statement.of(main(sentence.shown()));
    var pattern = classify(sentence.shown(), statement);
    var trigger = trigger(sentence.shown(), pattern);
    return new Ears(pattern, statement.actor(), trigger, statement.response(),
        rewrite(pattern, statement, trigger, product));
  }

  private static EarsPattern classify(String text, Statement statement) {
    var found = KEYWORDS.entrySet().stream().filter(entry -> entry.getValue().matcher(text).find())
        .map(Map.Entry::getKey).toList();
    if (found.isEmpty()) {
      return statement.modal().isEmpty() ? EarsPattern.NONE : EarsPattern.UBIQUITOUS;
    }
    return found.size() == 1 ? found.getFirst() : EarsPattern.COMPLEX;
  }

  /** The sentence without a condition in front: "When x, the y shall z" gives "the y shall z". */
  private static String main(String text) {
    int comma = text.indexOf(',');
    boolean condition = KEYWORDS.values().stream().anyMatch(keyword -> keyword.matcher(text).lookingAt());
    return condition && comma > 0 ? text.substring(comma + 1).replaceFirst("^\\s*then\\b", "").strip() : text;
  }

  private static String trigger(String text, EarsPattern pattern) {
    var keyword = KEYWORDS.get(pattern);
    var match = keyword == null ? null : keyword.matcher(text);
    if (match == null || !match.find()) {
      return "";
    }
    int end = text.indexOf(',', match.end());
    return text.substring(match.end(), end < 0 ? text.length() : end).strip().replaceFirst("[.;]$", "");
  }

  private static String rewrite(EarsPattern pattern, Statement statement, String trigger, String product) {
    var core = core(statement, trigger, product);
    return switch (pattern) {
      case EVENT -> "When " + trigger + ", " + core;
      case STATE -> "While " + trigger + ", " + core;
      case UNWANTED -> "If " + trigger + ", then " + core;
      case OPTIONAL -> "Where " + trigger + ", " + core;
      case COMPLEX -> Report.needsInput("split into one sentence per condition") + " " + core;
      default -> Character.toUpperCase(core.charAt(0)) + core.substring(1);
    };
  }

  private static String core(Statement statement, String trigger, String product) {
    var response = withoutTrailing(statement.response(), trigger);
    if (statement.modal().isEmpty() && statement.actor().isEmpty()) {
      return Report.needsInput("who") + " shall " + Report.needsInput("do what") + " – " + response + ".";
    }
    return isPerson(statement)
        ? "the " + product + " shall let " + article(statement.actor()) + " " + response + "."
        : subject(statement, product) + " shall " + response + ".";
  }

  /** "Users can export" speaks of people; "the parser can export" of a part of the product. */
  private static boolean isPerson(Statement statement) {
    return statement.modal().matches("can|may") && !statement.actor().toLowerCase(Locale.ROOT)
        .matches("(?:the )?(?:system|app|application|service|tool|cli|server|product|platform)|");
  }

  private static String subject(Statement statement, String product) {
    var actor = statement.actor().replaceFirst("^(?i)the\\s+", "");
    return actor.isEmpty() || actor.equalsIgnoreCase("system") ? "the " + product : "the " + actor;
  }

  private static String article(String actor) {
    return actor.matches("(?i)(?:the|an?|all|any|each)\\s.*") || actor.endsWith("s") ? actor : "the " + actor;
  }

  private static String withoutTrailing(String response, String trigger) {
    int condition = trigger.isEmpty() ? -1 : response.lastIndexOf(trigger);
    int keyword = condition < 0 ? -1 : response.lastIndexOf(' ', Math.max(0, condition - 2));
    return keyword <= 0 ? response : response.substring(0, keyword).replaceFirst("[,;\\s]+$", "");
  }

  private static Map<EarsPattern, Pattern> keywords() {
    var keywords = new EnumMap<EarsPattern, Pattern>(EarsPattern.class);
    keywords.put(EarsPattern.EVENT, keyword("\\b(?:when|whenever|upon|as soon as)\\b(?! (?:possible|needed|"
        + "necessary))"));
    keywords.put(EarsPattern.STATE, keyword("\\b(?:while|during)\\b"));
    keywords.put(EarsPattern.UNWANTED, keyword("\\bif\\b(?! (?:possible|needed|necessary|applicable|any))"));
    keywords.put(EarsPattern.OPTIONAL, keyword("^where\\b(?! (?:possible|applicable))"));
    return keywords;
  }

  private static Pattern keyword(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
