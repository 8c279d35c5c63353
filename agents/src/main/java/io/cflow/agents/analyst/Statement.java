package io.cflow.agents.analyst;

import java.util.regex.Pattern;

/**
 * Who shall do what: the skeleton of an English requirement.
 *
 * @param actor words before the modal verb, empty when there are none
 * @param modal {@code shall}, {@code can}, ...; empty when the sentence has none
 * @param response words after the modal verb; the whole text without one
 */
record Statement(String actor, String modal, String response) {

  /** Verbs that oblige; "can" describes a capability and may stand beside one of these. */
  static final Pattern OBLIGATION = Pattern.compile("\\b(?:shall|must|will)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern MODAL =
      Pattern.compile("\\b(shall|must|will|should|can|may)\\b(?: be able to\\b)?", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_ACTOR = 80;

  static Statement of(String text) {
    var match = MODAL.matcher(text);
    if (!match.find() || match.start() > LONGEST_ACTOR * 2) {
      return new Statement("", "", trimEnd(text));
    }
    return new Statement(actor(text.substring(0, match.start())), match.group(1).toLowerCase(java.util.Locale.ROOT),
        trimEnd(text.substring(match.end())));
  }

  private static String actor(String before) {
    var subject = before.substring(Math.max(before.lastIndexOf(','), before.lastIndexOf(':')) + 1).strip();
    return subject.length() > LONGEST_ACTOR ? "" : subject;
  }

  private static String trimEnd(String text) {
    return text.strip().replaceFirst("[.;:]$", "");
  }
}
