package io.cflow.processors.report;

import io.cflow.domain.Requirement;
import java.util.regex.Pattern;

/** What a statement says, without the marks that only told the parser what it is. */
final class Wording {

  private static final Pattern LIST_MARK =
      Pattern.compile("^\\s*(?:[-*+]\\s+|\\d{1,4}[.):]\\s+|#{1,6}\\s+)?(?:\\[[ xX]\\]\\s+)?");
  private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__");
  private static final Pattern AFTER_ID = Pattern.compile("^\\s*[:.)–—-]*\\s*");

  private Wording() {}

  static String of(String statement) {
    return EMPHASIS.matcher(LIST_MARK.matcher(statement).replaceFirst("")).replaceAll("");
  }

  /** The text without the id it begins with: the id has a column of its own. */
  static String of(Requirement requirement) {
    var text = of(requirement.text());
    return requirement.spelling().isEmpty() || !text.startsWith(requirement.spelling())
        ? text
        : AFTER_ID.matcher(text.substring(requirement.spelling().length())).replaceFirst("");
  }
}
