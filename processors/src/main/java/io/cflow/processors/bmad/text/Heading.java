package io.cflow.processors.bmad.text;

import java.util.regex.Pattern;

/**
 * A heading of a document.
 *
 * @param level 1 to 6 as printed; a hint, not structure
 * @param text plain
 * @param raw as printed, without the hashes
 * @param line from 1
 * @param last last line of what it heads: before the next heading of the same or a higher level
 */
public record Heading(int level, String text, String raw, int line, int last) {

  private static final Pattern STRUCK_OUT = Pattern.compile("[\\s#*_>|\\-\\d.)]{0,20}~~(?!~)[^~]{1,300}~~(?!~)");


  Heading endingAt(int end) {
    return new Heading(level, text, raw, line, end);
  }

  boolean holds(int number) {
    return line <= number && number <= last;
  }

  boolean isStruckOut() {
    return isStruckOut(raw);
  }

  /** Struck out from its first word on; a title that mentions {@code ~~} somewhere is not. */
  public static boolean isStruckOut(String raw) {
    return STRUCK_OUT.matcher(raw).lookingAt();
  }
}
