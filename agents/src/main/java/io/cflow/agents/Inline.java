package io.cflow.agents;

import io.cflow.domain.SourceSpan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a line of markdown. Text is escaped by whoever makes the piece, so that nothing from a document can end
 * a table cell, open a heading or become HTML.
 */
@FunctionalInterface
public interface Inline {

  /**
   * Writes the piece.
   *
   * @param root way from the report's folder to the project's root, {@code ../}
   */
  String render(String root);

  /** Text from anywhere; shown as it stands, on one line. */
  static Inline text(String untrusted) {
    var escaped = Escape.markdown(untrusted);
    return root -> escaped;
  }

  static Inline number(long value) {
    return root -> Long.toString(value);
  }

  static Inline strong(String untrusted) {
    var escaped = Escape.markdown(untrusted);
    return root -> escaped.isEmpty() ? "" : "**" + escaped + "**";
  }

  /** A name of the code or of a file; falls back to text where a code span cannot hold it. */
  static Inline code(String untrusted) {
    var line = Escape.oneLine(untrusted);
    return line.isEmpty() || line.contains("`") || line.contains("|") ? text(line) : root -> "`" + line + "`";
  }

  /** Evidence: {@code path:line}, linked to the line. */
  static Inline at(SourceSpan span) {
    var label = Escape.markdown(span.toString());
    return root -> "[%s](%s%s#L%d)".formatted(label, root, Escape.url(span.path()), span.firstLine());
  }

  /** The first three places, then how many more there are. */
  static Inline at(List<SourceSpan> spans) {
    var shown = spans.stream().limit(3).map(Inline::at).toList();
    var rest = spans.size() - shown.size();
    return root -> shown.stream().map(each -> each.render(root)).collect(Collectors.joining(", "))
        + (rest > 0 ? " and " + rest + " more" : "");
  }

  /** A link to a file beside the report. */
  static Inline link(String label, String path) {
    var escaped = Escape.markdown(label);
    return root -> "[%s](%s)".formatted(escaped, Escape.url(path));
  }

  /** Pieces side by side, a space between them; empty ones leave no gap. */
  static Inline of(Inline... pieces) {
    return root -> Arrays.stream(pieces).map(piece -> piece.render(root)).filter(piece -> !piece.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
