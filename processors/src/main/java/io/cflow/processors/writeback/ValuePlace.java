package io.cflow.processors.writeback;

import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.SectionKind;
import io.cflow.processors.bmad.words.Vocabulary;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where on its line a status stands: its word with the markup around it, and what is said about it, but neither the
 * label nor a comment behind it.
 *
 * @param from first column
 * @param to column after the last
 * @param text what stands there
 * @param unclosed markup the label opened, and the value closes
 */
record ValuePlace(int from, int to, String text, String unclosed) {

  private static final Pattern CELL = Pattern.compile("^(\\s*\\|\\s*[*_`]*([^|*_`]{2,40}?)[*_`]*\\s*\\|\\s*)[^|]*(?:\\|.*)?$");
  private static final Pattern LABEL = Pattern.compile(
      "^(\\s*(?:#{1,6}\\s+)?(?:[-*+>]\\s+|\\d{1,2}\\.\\s+)?[^\\p{L}\\p{N}|]{0,8}([\\p{L}][^:：|*_]{1,40}?)"
          + "\\s*[*_]{0,3}\\s*[:：][*_]{0,3}\\s*).*$");
  private static final Pattern INLINE = Pattern.compile(
      "^(.{1,400}[|·•]\\s*[*_]{0,3}(Status|Statut|Estado)[*_]{0,3}\\s*:[*_]{0,3}\\s*).*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern BARE = Pattern.compile("^(\\s*(?:[-*+>]\\s+)?).*$");
  private static final Pattern BOX = Pattern.compile("^\\s*(?:[-*+]|\\d{1,2}[.)])\\s+\\[.].*");
  private static final Pattern CELL_END = Pattern.compile("\\s*[|·•]");

  /** The value on the line where a document states its status; empty where it is no plain value. */
  static Optional<ValuePlace> in(String line) {
    if (BOX.matcher(line).matches() || line.contains("~~")) {
      return Optional.empty();
    }
    return of(line, CELL.matcher(line)).or(() -> of(line, LABEL.matcher(line))).or(() -> of(line, INLINE.matcher(line)))
        .or(() -> bare(line));
  }

  private static Optional<ValuePlace> of(String line, Matcher labelled) {
    return labelled.matches() && Vocabulary.kindOf(Plain.of(labelled.group(2))) == SectionKind.STATUS
        ? Optional.of(after(line, labelled.group(1))) : Optional.empty();
  }

  /** A line of its own below a heading. */
  private static Optional<ValuePlace> bare(String line) {
    var whole = BARE.matcher(line);
    return line.stripLeading().startsWith("#") || !whole.matches()
        ? Optional.empty() : Optional.of(after(line, whole.group(1)));
  }

  private static ValuePlace after(String line, String label) {
    int from = label.length();
    int end = line.length();
    var next = CELL_END.matcher(line);
    if (next.find(from)) {
      end = next.start();
    }
    int comment = line.indexOf("<!--", from);
    if (comment >= 0 && comment < end) {
      end = comment;
    }
    while (end > from && Character.isWhitespace(line.charAt(end - 1))) {
      end--;
    }
    boolean open = label.split("\\*\\*", -1).length % 2 == 0;
    return new ValuePlace(from, end, line.substring(from, end), open ? "**" : "");
  }

  /** Another word in the same markup; what was said about the old one goes with it. */
  String rewritten(String word) {
    var marks = new StringBuilder();
    for (int i = 0; i < text.length() && !Character.isLetterOrDigit(text.charAt(i)); i++) {
      if ("*_`\"'".indexOf(text.charAt(i)) >= 0) {
        marks.append(text.charAt(i));
      }
    }
    var closing = new StringBuilder(marks).reverse().toString();
    boolean closed = text.indexOf(closing, marks.length()) >= 0;
    return closed ? marks + word + closing + unclosed : word + unclosed;
  }
}
