package io.cflow.processors.report;

import java.util.Locale;

/** Text from documents, made harmless for the place where it is shown. It stays readable and stays on one line. */
final class Markup {

  /** What CommonMark, GitHub tables and GitHub formulas could act on inside a line. */
  private static final String ACTIVE = "\\`*[]|~$";
  private static final String ACTIVE_AT_THE_EDGE = "#+-=:";
  /** Every other character of a Mermaid label is written as a number. */
  private static final String HARMLESS_IN_LABELS = " .,:-_/()+?'";

  private Markup() {}

  /** Control and direction characters go, white space becomes a single blank; at most {@code limit} characters. */
  static String line(String untrusted, int limit) {
    var visible = new StringBuilder();
    untrusted.codePoints()
        .limit(4L * limit)
        .map(character -> Character.isWhitespace(character) || Character.isSpaceChar(character) ? ' ' : character)
        .filter(character -> character == ' ' || isVisible(character))
        .forEach(visible::appendCodePoint);
    var single = visible.toString().strip().replaceAll(" {2,}", " ");
    return single.codePointCount(0, single.length()) <= limit ? single : shortened(single, limit);
  }

  /** For a paragraph, a heading, a list item or a table cell. */
  static String text(String untrusted, int limit) {
    var escaped = new StringBuilder();
    var line = line(untrusted, limit);
    for (int i = 0; i < line.length(); i++) {
      switch (line.charAt(i)) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        default -> escaped.append(isActive(line, i) ? "\\" : "").append(line.charAt(i));
      }
    }
    return escaped.toString();
  }

  private static boolean isActive(String line, int i) {
    char character = line.charAt(i);
    return ACTIVE.indexOf(character) >= 0
        || character == '_' && !isInsideWord(line, i)
        || (i == 0 || i == line.length() - 1) && ACTIVE_AT_THE_EDGE.indexOf(character) >= 0;
  }

  static String text(String untrusted) {
    return text(untrusted, 160);
  }

  /** A place or a word to be shown as it stands, in a table too. What could end it or open a tag is changed. */
  static String code(Object untrusted) {
    var line = line(untrusted.toString(), 240).replace('`', '\'').replace('|', '/').replace('<', '‹').replace('>', '›');
    return line.isEmpty() ? "" : "`" + line + "`";
  }

  /** For a quoted Mermaid label. */
  static String label(String untrusted) {
    var label = new StringBuilder();
    line(untrusted, 60).codePoints().forEach(character -> {
      if (Character.isLetterOrDigit(character) || HARMLESS_IN_LABELS.indexOf(character) >= 0) {
        label.appendCodePoint(character);
      } else {
        label.append('#').append(character).append(';');
      }
    });
    return label.toString();
  }

  /** {@code IN_PROGRESS} as people write it: {@code in progress}. */
  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** {@code 1 story}, {@code 2 stories}. */
  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static String shortened(String text, int limit) {
    return text.substring(0, text.offsetByCodePoints(0, limit - 1)).strip() + "…";
  }

  private static boolean isInsideWord(String line, int i) {
    return i > 0 && i + 1 < line.length() && Character.isLetterOrDigit(line.charAt(i - 1))
        && Character.isLetterOrDigit(line.charAt(i + 1));
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }
}
