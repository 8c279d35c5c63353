package io.cflow.agents.qa;

import java.util.regex.Pattern;

/** Takes out of a tool's message what changes from run to run, so that two equal runs leave equal bytes. */
final class Steady {

  private static final Pattern OBJECT = Pattern.compile("@[0-9a-f]{5,16}\\b");
  private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w./:])/(?:[\\w.+~@-]{1,100}/){2,30}");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Steady() {}

  /** One line of at most {@code longest} characters: object numbers dropped, absolute folders cut to {@code …/}. */
  static String text(String raw, int longest) {
    var head = raw.length() > 4 * longest ? raw.substring(0, 4 * longest) : raw;
    var line = SPACE.matcher(head.strip()).replaceAll(" ");
    var steady = ABSOLUTE.matcher(OBJECT.matcher(line).replaceAll("@…")).replaceAll("…/");
    return steady.length() <= longest ? steady : steady.substring(0, longest) + "…";
  }
}
