package io.cflow.agents.text;

import io.cflow.domain.Requirement;
import java.util.regex.Pattern;

/** What a requirement says, without what its document puts in front: bullet, heading mark, its own id. */
public final class RequirementText {

  private static final Pattern SEPARATOR = Pattern.compile("^[\\s*_`]{0,6}[:：.—–)\\-]?[\\s*_`]{0,6}");

  private RequirementText() {}

  /** The statement in markdown. */
  public static String markdown(Requirement requirement) {
    var text = withoutMark(requirement.text());
    int id = text.indexOf(requirement.spelling());
    boolean leads = id >= 0 && text.substring(0, id).chars().allMatch(c -> "*_`[( ".indexOf(c) >= 0);
    return leads ? SEPARATOR.matcher(text.substring(id + requirement.spelling().length())).replaceFirst("") : text;
  }

  /** The statement as a reader sees it. */
  public static String of(Requirement requirement) {
    return Prose.of(markdown(requirement));
  }

  private static String withoutMark(String text) {
    return text.replaceFirst("^\\s{0,20}(?:[-*+•]|#{1,6}|\\d{1,4}[.)])\\s+", "");
  }
}
