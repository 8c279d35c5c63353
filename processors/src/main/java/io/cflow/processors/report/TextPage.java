package io.cflow.processors.report;

/** Writes plain text for a terminal, a heading above indented lines. */
final class TextPage {

  private static final String INDENT = "  ";

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
  void wrapped(String lead, String content, int width) {
    var line = new StringBuilder(lead);
    boolean empty = true;
    for (var word : Markup.line(content, 2_000).split(" ")) {
      if (!empty && line.length() + 1 + word.length() > width) {
        line(line.toString());
        line = new StringBuilder(" ".repeat(lead.length()));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    line(line.toString());
  }

  String written() {
    return text.toString();
  }
}
