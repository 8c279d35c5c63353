package io.cflow.agents;

import io.cflow.domain.Artifact;
import java.util.List;

/** Writes one report. Everything it is given may come from a document and is escaped on the way in. */
public final class MarkdownReport {

  private final String path;
  private final String root;
  private final StringBuilder text = new StringBuilder();

  /**
   * Begins a report.
   *
   * @param path of the artifact, below {@code .cflow/}
   */
  public MarkdownReport(String path, String title) {
    this.path = path;
    this.root = "../".repeat(1 + (int) path.chars().filter(c -> c == '/').count());
    text.append("# ").append(Escape.markdown(title)).append('\n');
  }

  public MarkdownReport section(String title) {
    return block("## " + Escape.markdown(title) + "\n");
  }

  public MarkdownReport subsection(String title) {
    return block("### " + Escape.markdown(title) + "\n");
  }

  public MarkdownReport paragraph(String untrusted) {
    return paragraph(Inline.text(untrusted));
  }

  public MarkdownReport paragraph(Inline... pieces) {
    return block(Inline.of(pieces).render(root) + "\n");
  }

  /** Lines of one paragraph, kept apart as BMAD writes a story's three lines. */
  public MarkdownReport lines(List<Inline> lines) {
    return list(lines, "");
  }

  public MarkdownReport bullets(List<Inline> items) {
    return list(items, "- ");
  }

  /** Boxes to tick, all open. */
  public MarkdownReport checklist(List<Inline> items) {
    return list(items, "- [ ] ");
  }

  public MarkdownReport numbered(List<Inline> items) {
    var lines = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      lines.append(i + 1).append(". ").append(items.get(i).render(root)).append('\n');
    }
    return items.isEmpty() ? this : block(lines.toString());
  }

  /** The table, or a sentence where it has no rows. */
  public MarkdownReport table(Table table, String ifEmpty) {
    return table.isEmpty() ? paragraph(ifEmpty) : block(table.render(root));
  }

  /** A fenced block; the fence is longer than any in {@code body}. */
  public MarkdownReport fenced(String language, String body) {
    var fence = "`".repeat(Math.max(3, longestBackticks(body) + 1));
    return block(fence + language + "\n" + body.stripTrailing() + "\n" + fence + "\n");
  }

  public Artifact toArtifact() {
    return new Artifact(path, text.toString());
  }

  String path() {
    return path;
  }

  private MarkdownReport list(List<Inline> items, String mark) {
    var lines = new StringBuilder();
    items.forEach(item -> lines.append(mark).append(item.render(root)).append('\n'));
    return items.isEmpty() ? this : block(lines.toString());
  }

  private MarkdownReport block(String markdown) {
    text.append('\n').append(markdown);
    return this;
  }

  private static int longestBackticks(String body) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < body.length(); i++) {
      run = body.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
