package io.cflow.processors.bmad.text;

import java.util.List;

/**
 * A document as lines that know what they are. Line numbers count from 1.
 *
 * @param path of the file
 * @param lines as they stand, capped for matching, comments blanked out
 * @param kinds one for each line
 * @param headings in document order, never from code or comments
 * @param frontmatter lines between the two dashes; empty when there are none
 * @param faults what is malformed, in document order
 */
public record Markdown(
    String path, List<String> lines, List<Kind> kinds, List<Heading> headings, List<String> frontmatter,
    List<Fault> faults) {

  public enum Kind {
    BLANK,
    TEXT,
    HEADING,
    /** The line that opens or closes a fence. */
    FENCE,
    CODE,
    COMMENT,
    FRONTMATTER
  }

  /** Something malformed: which sort, and where. */
  public record Fault(io.cflow.domain.DiagnosticCode code, int line, String message) {}

  public Markdown {
    lines = List.copyOf(lines);
    kinds = List.copyOf(kinds);
    headings = List.copyOf(headings);
    frontmatter = List.copyOf(frontmatter);
    faults = List.copyOf(faults);
  }

  public int size() {
    return lines.size();
  }

  public String line(int number) {
    return lines.get(number - 1);
  }

  public Kind kind(int number) {
    return kinds.get(number - 1);
  }

  /** Whether the line is words of the document itself: not code, comment or front matter. */
  public boolean isProse(int number) {
    return switch (kind(number)) {
      case TEXT, HEADING, BLANK -> true;
      case FENCE, CODE, COMMENT, FRONTMATTER -> false;
    };
  }

  /** Position among the headings of the last one at or before a line; -1 above the first. */
  public int headingIndex(int line) {
    int low = 0;
    int high = headings.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (headings.get(middle).line() <= line) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** The headings that stand inside a range of lines. */
  public List<Heading> headings(int first, int end) {
    return headings.subList(headingIndex(first - 1) + 1, Math.max(headingIndex(end), headingIndex(first - 1)) + 1);
  }

  /** The first heading, whatever its level; null in a document without. */
  public @org.jspecify.annotations.Nullable Heading title() {
    return headings.isEmpty() ? null : headings.getFirst();
  }

  public boolean isEmpty() {
    return kinds.stream().allMatch(kind -> kind == Kind.BLANK);
  }
}
