package io.cflow.processors.intake;

import java.util.regex.Pattern;

/**
 * A project's name, safe as a file name, in a URL and on a command line.
 *
 * @param text up to 100 letters, digits, {@code . - _}; begins with a letter or a digit, does not end with a dot
 */
public record ProjectName(String text) {

  private static final int MAX_LENGTH = 100;
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern NOT_SAFE = Pattern.compile("[^A-Za-z0-9._-]+");
  private static final Pattern EDGES = Pattern.compile("^[._-]+|[._-]+$");

  public ProjectName {
    if (!isSafe(text)) {
      throw new IntakeRefused(IntakeRefused.Code.BAD_NAME, problem(text));
    }
  }

  /**
   * The name as somebody gave it.
   *
   * @throws IntakeRefused if it is not safe as it stands; nothing is corrected, or two names could become one
   */
  public static ProjectName of(String untrusted) {
    return new ProjectName(untrusted);
  }

  /**
   * A name for a folder a person pointed at: {@code My Shop (2)} becomes {@code My-Shop-2}.
   *
   * @throws IntakeRefused if nothing of the text can be kept
   */
  public static ProjectName resembling(String untrusted) {
    var head = untrusted.substring(0, Math.min(untrusted.length(), MAX_LENGTH));
    var kept = NOT_SAFE.matcher(head).replaceAll("-");
    return new ProjectName(EDGES.matcher(kept).replaceAll(""));
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean isSafe(String text) {
    return text.length() <= MAX_LENGTH && SAFE.matcher(text).matches() && !text.endsWith(".");
  }

  private static String problem(String text) {
    return text.isBlank()
        ? "the project has no name"
        : "'%s' is not a project name: up to %d letters, digits, '.', '-', '_', beginning with a letter or a digit"
            .formatted(EntryPath.shown(text), MAX_LENGTH);
  }
}
