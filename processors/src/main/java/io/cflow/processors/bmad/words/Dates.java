package io.cflow.processors.bmad.words;

import java.util.Optional;
import java.util.regex.Pattern;

/** Dates as documents and file names print them. */
public final class Dates {

  private static final Pattern DATE = Pattern.compile(
      "(?<!\\d)(20\\d{2})-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])(?!\\d)");

  private Dates() {}

  /** The first date of a text, as {@code 2025-11-22}. */
  public static Optional<String> in(String text) {
    return DATE.matcher(text).results().findFirst()
        .map(found -> found.group(1) + "-" + found.group(2) + "-" + found.group(3));
  }
}
