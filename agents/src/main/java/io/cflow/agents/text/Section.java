package io.cflow.agents.text;

import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A heading with what stands under it.
 *
 * @param level 1 to 6; 0 for a document's text before its first heading
 * @param title without numbering and markup
 * @param heading where the heading stands
 * @param body lines up to the next heading of any level
 * @param children sections of a deeper level, in order
 */
public record Section(int level, String title, SourceSpan heading, List<Line> body, List<Section> children) {

  public Section {
    body = List.copyOf(body);
    children = List.copyOf(children);
  }

  /** This section and everything below it, in document order. */
  public Stream<Section> flatten() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Section::flatten));
  }

  /** Whether the title contains one of {@code phrases}, given in lower case. */
  public boolean isAbout(String... phrases) {
    var lower = title.toLowerCase(Locale.ROOT);
    return Stream.of(phrases).anyMatch(lower::contains);
  }

  /** List items at the left margin of the section's own body, outside code. */
  public List<Item> items() {
    return prose().filter(line -> indent(line.text()) < 2 && Prose.isListItem(line.text()))
        .map(line -> new Item(Prose.item(line.text()), at(line))).filter(item -> !item.text().isBlank()).toList();
  }

  /** The first paragraph of prose, empty when there is none. */
  public String firstParagraph() {
    var paragraph = new ArrayList<String>();
    for (var line : prose().toList()) {
      if (line.isBlank() && !paragraph.isEmpty()) {
        break;
      }
      if (!line.isBlank() && !isMarkup(line.text())) {
        paragraph.add(line.text());
      }
    }
    return Prose.of(String.join(" ", paragraph));
  }

  /** All prose of the section's own body as one text. */
  public String text() {
    return prose().map(Line::text).collect(Collectors.joining("\n"));
  }

  public List<MarkdownTable> tables() {
    return MarkdownTable.in(path(), body);
  }

  public String path() {
    return heading.path();
  }

  public SourceSpan at(Line line) {
    return SourceSpan.line(path(), line.number());
  }

  /** Lines of the own body outside code blocks. */
  public Stream<Line> prose() {
    return body.stream().filter(line -> !line.fenced());
  }

  private static boolean isMarkup(String line) {
    var start = line.stripLeading();
    return start.startsWith("|") || start.startsWith("<!--") || start.startsWith("---") || Prose.isListItem(line);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** A list item and where it stands. */
  public record Item(String text, SourceSpan at) {}
}
