package io.cflow.processors.report;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Writes markdown. Callers escape what comes from documents: see {@link Markup}. */
final class MarkdownPage {

  private final StringBuilder text = new StringBuilder();

  MarkdownPage(String title) {
    text.append("# ").append(title).append('\n');
  }

  MarkdownPage section(String title) {
    text.append("\n## ").append(title).append('\n');
    return this;
  }

  MarkdownPage subsection(String title) {
    text.append("\n### ").append(title).append('\n');
    return this;
  }

  MarkdownPage paragraph(String paragraph) {
    text.append('\n').append(paragraph).append('\n');
    return this;
  }

  /** Nothing for an empty list. */
  MarkdownPage bullets(List<String> items) {
    if (!items.isEmpty()) {
      text.append('\n');
      items.forEach(item -> text.append("- ").append(item).append('\n'));
    }
    return this;
  }

  /** Nothing for an empty table. */
  MarkdownPage table(List<String> head, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      text.append('\n');
      append(head);
      append(Collections.nCopies(head.size(), "---"));
      rows.forEach(this::append);
    }
    return this;
  }

  MarkdownPage fence(String language, String content) {
    text.append("\n```").append(language).append('\n').append(content).append("```\n");
    return this;
  }

  String written() {
    return text.toString();
  }

  static List<String> row(Object... cells) {
    return Arrays.stream(cells).map(Object::toString).toList();
  }

  private void append(List<String> cells) {
    cells.forEach(cell -> text.append("| ").append(cell).append(cell.isEmpty() ? "" : " "));
    text.append("|\n");
  }
}
