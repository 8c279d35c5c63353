package io.cflow.agents.text;

import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document as its headings divide it. Only ATX headings outside code blocks count. */
public final class Outline {

  private static final Pattern NUMBERING = Pattern.compile("^(?:\\d{1,3}\\.)*\\d{0,3}[.):]?\\s+");
  private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})");
  private static final int LONGEST_TITLE = 300;

  private final Deque<Open> open = new ArrayDeque<>();
  private final String path;

  private Outline(String path) {
    this.path = path;
    open.push(new Open(0, "", 1));
  }

  /** The document as one section of level 0. */
  public static Section of(Document document) {
    var outline = new Outline(document.path());
    lines(document).forEach(outline::take);
    while (outline.open.size() > 1) {
      outline.close();
    }
    return outline.open.pop().section(document.path());
  }

  /** Every section of every document of {@code types}, in the order of the plan. */
  public static List<Section> of(Plan plan, DocumentType... types) {
    return plan.documents(types).stream().map(Outline::of).flatMap(Section::flatten).toList();
  }

  /** The lines of a document, each with whether it is inside a code block. */
  public static List<Line> lines(Document document) {
    var lines = new ArrayList<Line>();
    var fence = "";
    for (var text : document.lines()) {
      var mark = fenceMark(text);
      boolean marks = !mark.isEmpty() && (fence.isEmpty() || closes(mark, fence, text));
      lines.add(new Line(lines.size() + 1, text, marks || !fence.isEmpty()));
      if (marks) {
        fence = fence.isEmpty() ? mark : "";
      }
    }
    return lines;
  }

  /** Lines outside code blocks of all {@code documents}. */
  public static Stream<Section.Item> prose(List<Document> documents) {
    return documents.stream().flatMap(document -> lines(document).stream()
        .filter(line -> !line.fenced() && !line.isBlank())
        .map(line -> new Section.Item(line.text(), SourceSpan.line(document.path(), line.number()))));
  }

  private void take(Line line) {
    int level = line.fenced() ? 0 : headingLevel(line.text());
    if (level == 0) {
      open.peek().body.add(line);
      return;
    }
    while (open.size() > 1 && open.peek().level >= level) {
      close();
    }
    open.push(new Open(level, title(line.text(), level), line.number()));
  }

  private void close() {
    var finished = open.pop().section(path);
    open.peek().children.add(finished);
  }

  private static int headingLevel(String line) {
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    return level <= 6 && level < line.length() && Character.isWhitespace(line.charAt(level)) ? level : 0;
  }

  private static String title(String line, int level) {
    var text = line.substring(level, Math.min(line.length(), LONGEST_TITLE)).replaceFirst("\\s#{1,6}\\s*$", "");
    return NUMBERING.matcher(Prose.of(text) + " ").replaceFirst("").strip();
  }

  private static String fenceMark(String line) {
    if (line.length() < 3 || line.indexOf("```") < 0 && line.indexOf("~~~") < 0) {
      return "";
    }
    var fence = FENCE.matcher(line);
    return fence.find() ? fence.group(1) : "";
  }

  private static boolean closes(String mark, String fence, String line) {
    return mark.charAt(0) == fence.charAt(0) && mark.length() >= fence.length() && line.strip().equals(mark);
  }

  /** A section whose end has not been seen. */
  private static final class Open {
    private final int level;
    private final String title;
    private final int line;
    private final List<Line> body = new ArrayList<>();
    private final List<Section> children = new ArrayList<>();

    Open(int level, String title, int line) {
      this.level = level;
      this.title = title;
      this.line = line;
    }

    Section section(String path) {
      return new Section(level, title, SourceSpan.line(path, line), body, children);
    }
  }
}
