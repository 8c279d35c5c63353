package io.cflow.agents.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who shall do what: the skeleton of an English requirement.
 *
 * @param actor words before the modal verb, empty when there are none
 * @param modal {@code shall}, {@code can}, ...; empty when the sentence has none
 * @param response words after the modal verb; the whole text without one
 */
public record Statement(String actor, String modal, String response) {

  /** Verbs that oblige; "can" describes a capability and may stand beside one of these. */
  public static final Pattern OBLIGATION = Pattern.compile("\\b(?:shall|must|will)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern MODAL =
      Pattern.compile("\\b(shall|must|will|should|can|may)\\b(?: be able to\\b)?", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_ACTOR = 80;

  /** The skeleton of the first sentence of {@code text}, which must be prose. */
  public static Statement of(String text) {
    var match = MODAL.matcher(text);
    if (!match.find() || match.start() > LONGEST_ACTOR * 2) {
      return present(text);
    }
    return new Statement(actor(text.substring(0, match.start())), match.group(1).toLowerCase(Locale.ROOT),
        trimEnd(text.substring(match.end())));
  }

  /** "Dashboard exits with a code" has an actor and an action, only no obligation. */
  private static Statement present(String text) {
    var words = List.of(text.split(" ", 10));
    for (int i = 1; i < Math.min(words.size(), 9); i++) {
      var base = action(words.subList(i - 1, Math.min(i + 2, words.size())));
      if (!base.isEmpty()) {
        return new Statement(actor(String.join(" ", words.subList(0, i))), "",
            trimEnd(base + " " + String.join(" ", words.subList(i + 1, words.size()))));
      }
    }
    return new Statement("", "", trimEnd(text));
  }

  /**
   * The base form of the middle word if it is a verb in the third person. In "5 books" and in "changes detected" it is
   * a noun, and so it is at the end of a sentence.
   */
  private static String action(List<String> neighbours) {
    var word = neighbours.get(1);
    if (neighbours.size() < 3 || neighbours.getFirst().chars().anyMatch(Character::isDigit)) {
      return "";
    }
    if (word.equals("is") || word.equals("are")) {
      return "be";
    }
    boolean verb = word.endsWith("s") && Character.isLowerCase(word.charAt(0)) && !neighbours.getLast().endsWith("ed");
    return verb ? Verbs.base(word) : "";
  }

  private static String actor(String before) {
    var subject = before.substring(Math.max(before.lastIndexOf(", "), before.lastIndexOf(": ")) + 1).strip();
    return subject.length() > LONGEST_ACTOR ? "" : subject;
  }

  private static String trimEnd(String text) {
    return text.strip().replaceFirst("[.;:]$", "");
  }
}
