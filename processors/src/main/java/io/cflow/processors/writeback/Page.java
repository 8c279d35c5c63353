package io.cflow.processors.writeback;

import io.cflow.processors.bmad.text.Heading;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.MarkdownScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A markdown document with its structure, for edits to find their place in. */
record Page(String path, Manuscript text, Markdown markdown) {

  private static final Pattern RULE = Pattern.compile("\\s{0,3}(?:-{3,}|\\*{3,}|_{3,})\\s*");
  private static final Pattern REVIEWS = Pattern.compile("(?i)qa results?|senior developer review.{0,20}");

  static Page of(String path, Manuscript text) {
    return new Page(path, text, MarkdownScanner.scan(path, text.lines()));
  }

  String line(int number) {
    return text.line(number);
  }

  /** The first section with such a title; one that quotes it inside a review does not count. */
  Optional<Heading> section(Pattern title) {
    return headings(title).filter(this::isOutsideReviews).findFirst();
  }

  /** The first section with such a title below another. */
  Optional<Heading> section(Heading parent, Pattern title) {
    return headings(title).filter(heading -> isInside(parent, heading)).findFirst();
  }

  private Stream<Heading> headings(Pattern title) {
    return markdown.headings().stream().filter(heading -> title.matcher(bare(heading)).matches());
  }

  /** Without a number in front and a colon behind. */
  private static String bare(Heading heading) {
    return heading.text().replaceFirst("^\\d{1,2}[.)]\\s+", "").replaceFirst("\\s*:$", "");
  }

  private static boolean isInside(Heading parent, Heading heading) {
    return parent.line() < heading.line() && heading.line() <= parent.last();
  }

  private boolean isOutsideReviews(Heading heading) {
    return headings(REVIEWS).noneMatch(review -> isInside(review, heading));
  }

  /** Where something at the end of a section goes: after its last line that is neither blank nor a rule. */
  int end(Heading section) {
    return lastWritten(section.line(), section.last());
  }

  /** Where something at the end of the document goes. */
  int end() {
    return lastWritten(0, text.size());
  }

  /** The last written line from {@code last} upwards; {@code first} if there is none. */
  int lastWritten(int first, int last) {
    int line = last;
    while (line > first && (line(line).isBlank() || RULE.matcher(line(line)).matches() && isProse(line))) {
      line--;
    }
    return line;
  }

  private boolean isProse(int line) {
    return markdown.isProse(line);
  }

  /** Numbers of the lines of prose in a section above its first subsection. */
  List<Integer> ownLines(Heading section) {
    int end = markdown.headings().stream().mapToInt(Heading::line).filter(line -> line > section.line())
        .map(line -> line - 1).findFirst().orElse(text.size());
    var found = new ArrayList<Integer>();
    for (int i = section.line() + 1; i <= Math.min(end, section.last()); i++) {
      if (markdown.kind(i) == Markdown.Kind.TEXT && !RULE.matcher(line(i)).matches()) {
        found.add(i);
      }
    }
    return found;
  }

  /** Whether authors of this document leave a line free below a heading. */
  boolean isSpaced() {
    long spaced = markdown.headings().stream().filter(heading -> heading.line() < text.size())
        .filter(heading -> line(heading.line() + 1).isBlank()).count();
    return spaced * 2 >= markdown.headings().size();
  }

  /** A heading and what stands below it, as this document spaces them. */
  List<String> headed(int level, String title, List<String> body) {
    var lines = new ArrayList<String>();
    lines.add("#".repeat(Math.min(level, 6)) + " " + title);
    if (isSpaced() && !body.isEmpty()) {
      lines.add("");
    }
    lines.addAll(body);
    return lines;
  }

  /** A block of its own after a line: never glued to what stands above or below. */
  Change block(int after, List<String> lines) {
    var block = new ArrayList<String>();
    if (after > 0 && !line(after).isBlank()) {
      block.add("");
    }
    block.addAll(lines);
    if (after < text.size() && !line(after + 1).isBlank()) {
      block.add("");
    }
    return new Change.Insert(after, block);
  }

  /** Whether these lines stand one below the other somewhere in a section. */
  boolean holds(Heading section, List<String> lines) {
    for (int i = section.line() + 1; i + lines.size() - 1 <= section.last(); i++) {
      if (text.lines().subList(i - 1, i - 1 + lines.size()).equals(lines)) {
        return true;
      }
    }
    return false;
  }
}
