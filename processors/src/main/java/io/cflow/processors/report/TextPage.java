package io.cflow.processors.report;

import io.cflow.domain.SourceSpan;
import java.util.List;
import java.util.stream.Collectors;

/** Writes plain text for a terminal, a heading above indented lines. */
final class TextPage {

  private static final String INDENT = "  ";
  private static final int WIDTH = 100;

  private final boolean bold;
  private final StringBuilder text = new StringBuilder();

  TextPage(boolean bold) {
    this.bold = bold;
  }

  void heading(String heading) {
    text.append(text.isEmpty() ? "" : "\n").append(bold ? "\u001b[1m" + heading + "\u001b[0m" : heading).append('\n');
  }

  void line(String line) {
    text.append(INDENT).append(line).append('\n');
  }

  /** Breaks at blanks; what follows the first line is set below where the content began. */
  void wrapped(String lead, String content) {
    var line = new StringBuilder(lead);
    boolean empty = true;
    for (var word : Markup.line(content, 2_000).split(" ")) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        line(line.toString());
        line = new StringBuilder(" ".repeat(lead.length()));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    line(line.toString());
  }

  /** Says how many were left out; nothing for none. */
  void rest(int more) {
    if (more > 0) {
      line("  … and %d more".formatted(more));
    }
  }

  static String some(List<String> all, int shown) {
    var text = all.stream().limit(shown).map(TextPage::id).collect(Collectors.joining(", "));
    return all.size() > shown ? text + " and %d more".formatted(all.size() - shown) : text;
  }

  static String id(String id) {
    return Markup.line(id, 40);
  }

  static String place(SourceSpan span) {
    return Markup.line(span.toString(), 120);
  }

  String written() {
    return text.toString();
  }
}
