package io.cflow.processors.bmad.text;

import io.cflow.domain.DiagnosticCode;
import io.cflow.processors.bmad.text.Markdown.Fault;
import io.cflow.processors.bmad.text.Markdown.Kind;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.StoryHeading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Marks every line of a document, one pass from the top. A malformed block costs its own lines, not the rest. */
public final class MarkdownScanner {

  private static final Pattern WRAPPER = Pattern.compile("\\s*(`{3,}|~{3,})\\s*(?:markdown|md)\\s*");
  private static final Pattern ORDERED_OR_BULLET = Pattern.compile("(?:[-*+]|\\d{1,3}[.)])\\s+");

  private final String path;
  private final List<String> lines = new ArrayList<>();
  private final Kind[] kinds;
  private final List<Heading> headings = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> frontmatter = new ArrayList<>();
  /** Per fence character the shortest run that is known to have no closing line further down. */
  private final Map<Character, Integer> unclosable = new HashMap<>();
  private boolean commentsEnd = true;

  private MarkdownScanner(String path, List<String> source) {
    this.path = path;
    source.forEach(line -> lines.add(Plain.cap(line)));
    this.kinds = new Kind[lines.size()];
  }

  public static Markdown scan(String path, List<String> source) {
    return new MarkdownScanner(path, source).scan();
  }

  private Markdown scan() {
    int i = skipFrontmatter(skipWrapper());
    while (i < lines.size()) {
      i = kinds[i] != null ? i + 1 : mark(i);
    }
    return new Markdown(path, lines, List.of(kinds), Headings.closed(headings), frontmatter, faults);
  }

  /** A whole document inside one markdown fence, as chat output is pasted: looked through. */
  private int skipWrapper() {
    int first = firstWritten();
    if (first >= lines.size()) {
      return 0;
    }
    var wrapper = WRAPPER.matcher(lines.get(first));
    if (!wrapper.matches()) {
      return 0;
    }
    java.util.Arrays.fill(kinds, 0, first + 1, Kind.FENCE);
    int last = lines.size() - 1;
    while (last > first && lines.get(last).isBlank()) {
      last--;
    }
    if (closes(lines.get(last), wrapper.group(1))) {
      kinds[last] = Kind.FENCE;
    }
    return first + 1;
  }

  private int firstWritten() {
    int first = 0;
    while (first < lines.size() && lines.get(first).isBlank()) {
      first++;
    }
    return first;
  }

  private int skipFrontmatter(int from) {
    if (from >= lines.size() || !lines.get(from).strip().equals("---")) {
      return from;
    }
    for (int i = from + 1; i < lines.size(); i++) {
      var line = lines.get(i).stripTrailing();
      if (line.equals("---") || line.equals("...")) {
        frontmatter.addAll(lines.subList(from + 1, i));
        java.util.Arrays.fill(kinds, from, i + 1, Kind.FRONTMATTER);
        return i + 1;
      }
    }
    faults.add(new Fault(DiagnosticCode.UNTERMINATED_FRONTMATTER, from + 1, "front matter has no closing line"));
    return from;
  }

  private int mark(int i) {
    var line = lines.get(i);
    if (line.isBlank()) {
      kinds[i] = Kind.BLANK;
      return i + 1;
    }
    var fence = fenceOf(line);
    if (!fence.isEmpty()) {
      return markFence(i, fence);
    }
    int comment = line.indexOf("<!--");
    if (comment >= 0 && commentsEnd) {
      return markComment(i, comment);
    }
    return markText(i);
  }

  /** The run of fence characters a line opens with, empty when it opens none. */
  private static String fenceOf(String line) {
    var text = line.stripLeading();
    var marker = ORDERED_OR_BULLET.matcher(text);
    if (marker.lookingAt()) {
      text = text.substring(marker.end());
    }
    if (!text.startsWith("```") && !text.startsWith("~~~")) {
      return "";
    }
    int end = 0;
    while (end < text.length() && text.charAt(end) == text.charAt(0)) {
      end++;
    }
    boolean isInlineCode = text.charAt(0) == '`' && text.indexOf('`', end) >= 0;
    return isInlineCode ? "" : text.substring(0, end);
  }

  private static boolean closes(String line, String fence) {
    var text = line.strip();
    return text.length() >= fence.length() && text.chars().allMatch(c -> c == fence.charAt(0));
  }

  private int markFence(int open, String fence) {
    int close = closingLine(open, fence);
    if (close >= 0 && isStray(open, close, fence)) {
      faults.add(new Fault(DiagnosticCode.UNCLOSED_FENCE, open + 1, "fence closes nothing"));
      kinds[open] = Kind.FENCE;
      return open + 1;
    }
    if (close < 0) {
      faults.add(new Fault(DiagnosticCode.UNCLOSED_FENCE, open + 1, "fence is never closed"));
      close = beforeNextSection(open);
      java.util.Arrays.fill(kinds, open, close + 1, Kind.CODE);
    } else {
      java.util.Arrays.fill(kinds, open + 1, close, Kind.CODE);
      kinds[close] = Kind.FENCE;
    }
    kinds[open] = Kind.FENCE;
    return close + 1;
  }

  /**
   * A bare fence around a story's heading and the opening of another block is the second end of a block that was
   * closed already, as happens when code is nested in code.
   */
  private boolean isStray(int open, int close, String fence) {
    if (!lines.get(open).strip().equals(fence)) {
      return false;
    }
    boolean heading = false;
    for (int i = open + 1; i < close; i++) {
      var line = lines.get(i);
      heading = heading || line.startsWith("#") && (StoryHeading.of(Plain.of(line.replace("#", ""))).isPresent());
      if (heading && fenceOf(line).length() >= fence.length()) {
        return true;
      }
    }
    return false;
  }

  private int closingLine(int open, String fence) {
    if (fence.length() >= unclosable.getOrDefault(fence.charAt(0), Integer.MAX_VALUE)) {
      return -1;
    }
    for (int i = open + 1; i < lines.size(); i++) {
      if (kinds[i] == null && closes(lines.get(i), fence)) {
        return i;
      }
    }
    unclosable.put(fence.charAt(0), fence.length());
    return -1;
  }

  private int beforeNextSection(int open) {
    for (int i = open + 1; i < lines.size(); i++) {
      if (lines.get(i).startsWith("# ") || lines.get(i).startsWith("## ")) {
        return i - 1;
      }
    }
    return lines.size() - 1;
  }

  /** Blanks a comment out, also over several lines. What stands before or after it on its lines stays. */
  private int markComment(int i, int start) {
    for (int end = i; end < lines.size(); end++) {
      int close = lines.get(end).indexOf("-->", end == i ? start + 4 : 0);
      if (close >= 0) {
        blankOut(i, start, end, close + 3);
        return lines.get(i).isBlank() ? i + 1 : markText(i);
      }
    }
    commentsEnd = false;
    return markText(i);
  }

  private void blankOut(int first, int start, int last, int end) {
    var before = lines.get(first).substring(0, start);
    var after = lines.get(last).substring(end);
    lines.set(first, first == last ? before + after : before);
    for (int i = first; i <= last; i++) {
      kinds[i] = Kind.COMMENT;
    }
    if (first != last) {
      lines.set(last, after);
      kinds[last] = after.isBlank() ? Kind.COMMENT : null;
    }
  }

  private int markText(int i) {
    var heading = Headings.at(lines, i);
    kinds[i] = heading == null ? Kind.TEXT : Kind.HEADING;
    if (heading != null) {
      headings.add(heading);
    }
    return i + 1;
  }
}
