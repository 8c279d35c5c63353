package io.cflow.processors.bmad.plan;

import java.util.regex.Pattern;

/** Folders in which teams keep what no longer holds. */
final class Archives {

  private static final Pattern FOLDER = Pattern.compile(
      "(?:.*/)?_?(?:archived?|archives|old|obsolete|superseded|deprecated|backups?|legacy|history)(?:[-_][^/]*)?/.*",
      Pattern.CASE_INSENSITIVE);

  private Archives() {}

  static boolean hold(String path) {
    return FOLDER.matcher(path).matches();
  }
}
