package io.cflow.processors.bmad.words;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text without its dress: markup, emoji and full-width forms removed, so that one pattern fits all spellings. */
public final class Plain {

  /** Matching looks at no more of a line than this; the document keeps all of it. */
  public static final int MATCHED_LENGTH = 20_000;

  private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{1,300})]\\([^()\\s]{0,500}\\)");
  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Plain() {}

  /** Removes emphasis, links, emoji and odd spaces; keeps words and punctuation. */
  public static String of(String text) {
    var linked = text.indexOf("](") >= 0 ? LINK.matcher(text).replaceAll("$1") : text;
    var out = new StringBuilder(linked.length());
    for (int i = 0; i < linked.length(); ) {
      int c = linked.codePointAt(i);
      i += Character.charCount(c);
      appendFolded(out, c, i < linked.length() ? linked.charAt(i) : ' ');
    }
    return out.toString().strip();
  }

  private static void appendFolded(StringBuilder out, int c, int next) {
    switch (c) {
      case '*', '`', '~', '\u200B', '\uFEFF', '\u200D', '\uFE0F', '\u20E3' -> { }
      case '_' -> {
        if (isWord(next) && !out.isEmpty() && isWord(out.charAt(out.length() - 1))) {
          out.append('_');
        }
      }
      case '\u00A0', '\u3000', '\t' -> out.append(' ');
      case '：' -> out.append(':');
      case '（' -> out.append('(');
      case '）' -> out.append(')');
      case '，', '、' -> out.append(',');
      case '“', '”' -> out.append('"');
      case '’' -> out.append('\'');
      default -> {
        if (Character.getType(c) != Character.OTHER_SYMBOL || c < 0x2190) {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean isWord(int c) {
    return Character.isLetterOrDigit(c);
  }

  /** Letters and digits only, lower case, single spaces: the form in which titles are compared. */
  public static String words(String text) {
    var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NOT_WORD.matcher(folded).replaceAll(" ").strip();
  }

  /** A line as the patterns see it: never longer than {@link #MATCHED_LENGTH}. */
  public static String cap(String line) {
    return line.length() <= MATCHED_LENGTH ? line : line.substring(0, MATCHED_LENGTH);
  }

  public static int indent(String line) {
    int width = 0;
    for (int i = 0; i < line.length(); i++) {
      switch (line.charAt(i)) {
        case ' ' -> width++;
        case '\t' -> width += 4;
        default -> {
          return width;
        }
      }
    }
    return width;
  }
}
