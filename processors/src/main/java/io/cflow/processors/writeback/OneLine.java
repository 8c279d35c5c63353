package io.cflow.processors.writeback;

import java.util.regex.Pattern;

/** Text of agents on its way into a document: one line that opens nothing, neither a fence nor a comment. */
final class OneLine {

  private static final Pattern GAPS = Pattern.compile("[\\p{Cntrl}\\s\\u2028\\u2029]+");
  private static final int LONGEST = 500;

  private OneLine() {}

  static String of(String untrusted) {
    var line = GAPS.matcher(untrusted.length() > LONGEST ? untrusted.substring(0, LONGEST) + "..." : untrusted)
        .replaceAll(" ").strip();
    return line.replace("<!--", "&lt;!--").replace("```", "'''").replace("~~~", "~ ~ ~");
  }

  /** A paragraph: it does not begin like a heading, a quote, a table or a list. */
  static String paragraph(String untrusted) {
    var line = of(untrusted);
    return line.isEmpty() || "#>|-*+=".indexOf(line.charAt(0)) < 0 ? line : "\\" + line;
  }
}
