package io.cflow.agents.text;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.Requirement;
import java.util.regex.Pattern;

/** The sentence of an item, without list mark, id and markup: what a reader would quote. */
public final class ItemText {

  private static final Pattern LABEL = Pattern.compile("^(?:AC|Criterion)?\\s?#?\\d{1,3}\\s?[:.)–-]\\s+");
  private static final Pattern SEPARATOR = Pattern.compile("^[\\s:：.—–|-]{0,6}");

  private ItemText() {}

  /** One line. */
  public static String of(AcceptanceCriterion criterion) {
    return LABEL.matcher(Prose.item(criterion.text())).replaceFirst("").strip();
  }

  /** One line. */
  public static String of(Requirement requirement) {
    var text = Prose.item(requirement.text().replaceFirst("^\\s*\\|", ""));
    if (!requirement.synthetic() && text.startsWith(requirement.spelling())) {
      return SEPARATOR.matcher(text.substring(requirement.spelling().length())).replaceFirst("").strip();
    }
    return text;
  }
}
