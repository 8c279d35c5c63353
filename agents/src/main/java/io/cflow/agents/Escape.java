package io.cflow.agents;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Makes text from a document harmless in what we write. */
public final class Escape {

  private static final String MARKUP = "\\`*|~$";
  private static final String LINE_STARTERS = "#+-=>:";
  private static final int LONGEST_LABEL = 60;

  private Escape() {}

  /** CommonMark and GFM text that shows {@code untrusted} literally, on one line. */
  public static String markdown(String untrusted) {
    var line = oneLine(untrusted);
    var escaped = new StringBuilder(line.length() + 16);
    int number = numberedListMark(line);
    for (int i = 0; i < line.length(); i++) {
      append(escaped, line, i, number);
    }
    return escaped.toString();
  }

  /** Whitespace runs become one space; control and bidirectional characters, which hide text, go. */
  public static String oneLine(String untrusted) {
    var line = new StringBuilder(untrusted.length());
    boolean gap = false;
    for (int i = 0; i < untrusted.length(); i++) {
      char c = untrusted.charAt(i);
      boolean space = Character.isWhitespace(c) || c == '\u00a0';
      if (!space && !isHidden(c)) {
        line.append(gap && !line.isEmpty() ? " " : "").append(c);
      }
      gap = space || gap && isHidden(c);
    }
    return line.toString();
  }

  /** At most {@code length} characters of {@code untrusted} on one line, with an ellipsis where something is cut. */
  public static String excerpt(String untrusted, int length) {
    var line = oneLine(untrusted);
    if (line.length() <= length) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(length - 2)) ? length - 2 : length - 1;
    return line.substring(0, end).stripTrailing() + "…";
  }

  /** What may stand between the quotes of a Mermaid label: letters, digits and plain punctuation, shortened. */
  public static String mermaid(String untrusted) {
    var label = new StringBuilder();
    oneLine(untrusted).codePoints()
        .map(c -> Character.isLetterOrDigit(c) || " .,-_/+()'".indexOf(c) >= 0 ? c : ' ')
        .forEach(label::appendCodePoint);
    return excerpt(label.toString(), LONGEST_LABEL);
  }

  /** Lower-case ASCII words joined by hyphens, safe in an artifact path; may be empty. */
  public static String slug(String untrusted, int length) {
    var slug = new StringBuilder();
    for (int i = 0; i < untrusted.length() && slug.length() < length; i++) {
      char c = Character.toLowerCase(untrusted.charAt(i));
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        slug.append(c);
      } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
        slug.append('-');
      }
    }
    boolean cut = slug.length() == length;
    return slug.toString().replaceFirst(cut && slug.indexOf("-") > 0 ? "-[^-]*$" : "-$", "");
  }

  static String url(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  private static void append(StringBuilder escaped, String line, int i, int number) {
    char c = line.charAt(i);
    switch (c) {
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '&' -> escaped.append("&amp;");
      default -> escaped.append(needsBackslash(line, i, number) ? "\\" : "").append(c);
    }
  }

  private static boolean needsBackslash(String line, int i, int number) {
    char c = line.charAt(i);
    return MARKUP.indexOf(c) >= 0
        || isLinkBracket(line, i)
        || c == '_' && !insideWord(line, i)
        || i == 0 && LINE_STARTERS.indexOf(c) >= 0
        || i == number;
  }

  /** Our own {@code [NEEDS INPUT: …]} stays greppable: without what makes a link of it, a bracket is plain text. */
  private static boolean isLinkBracket(String line, int i) {
    return line.charAt(i) == '[' && !line.startsWith("[NEEDS INPUT: ", i)
        || line.charAt(i) == ']' && i + 1 < line.length() && "([:".indexOf(line.charAt(i + 1)) >= 0;
  }

  private static boolean insideWord(String line, int i) {
    return i > 0 && i + 1 < line.length()
        && Character.isLetterOrDigit(line.charAt(i - 1)) && Character.isLetterOrDigit(line.charAt(i + 1));
  }

  /** Index of the mark that would make the line a numbered list item, -1 when there is none. */
  private static int numberedListMark(String line) {
    int i = 0;
    while (i < line.length() && i < 9 && Character.isDigit(line.charAt(i))) {
      i++;
    }
    return i > 0 && i < line.length() && (line.charAt(i) == '.' || line.charAt(i) == ')')
        && (i + 1 == line.length() || line.charAt(i + 1) == ' ') ? i : -1;
  }

  private static boolean isHidden(char c) {
    return Character.isISOControl(c) || c == '\ufeff' || c >= '\u200b' && c <= '\u200f'
        || c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
  }
}
