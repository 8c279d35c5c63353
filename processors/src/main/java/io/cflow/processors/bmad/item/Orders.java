package io.cflow.processors.bmad.item;

import io.cflow.domain.OrderStatement.Basis;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.harvest.Said;
import io.cflow.processors.bmad.harvest.StatedOrder;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Sections;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.References;
import io.cflow.processors.bmad.words.SectionKind;
import io.cflow.processors.bmad.words.StoryHeading;
import io.cflow.processors.bmad.words.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Statements of a planning document that name both ends: sentences, arrows, trees and tables. */
public final class Orders {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern VERB = Pattern.compile(
      "\\b(?:depends? (?:up)?on|dependent on|requires?|blocked by|must (?:follow|come after)|(?:is )?built on"
          + "|relies on|needs)\\b|依赖|依賴|←", FLAGS);
  /** Only the head and a bounded shaft: what is drawn before it reads as nothing. */
  private static final Pattern ARROW = Pattern.compile("[→►▶⟶]|-{1,3}>|={1,2}>");
  private static final Pattern TREE = Pattern.compile("^[\\s│├└─┬┴┐┘┌┤|+`\\\\-]+");
  private static final Pattern TREE_NEED = Pattern.compile("^(?:dependencies|depends on|dependency|prerequisites?"
      + "|requires|blocked by)\\s*:\\s*(.*)$", FLAGS);
  private static final Pattern RECOMMENDED = Pattern.compile(".*(?:recommended|suggested|parallel|independent|no"
      + " mutual).*", FLAGS);
  private static final Pattern HEADER = Pattern.compile(".*(?:depend|prereq|blocked by|requires|依赖|依賴|前置|dépend"
      + "|pré-?requis|abhängig|의존|선행).*", FLAGS);
  private static final int LONGEST = 1_000;

  private final Markdown document;
  private final Sections sections;
  private final List<StatedOrder> orders = new ArrayList<>();

  private Orders(Markdown document, Sections sections) {
    this.document = document;
    this.sections = sections;
  }

  public static List<StatedOrder> of(Markdown document, Sections sections) {
    var reader = new Orders(document, sections);
    reader.sentences();
    reader.trees();
    reader.arrows();
    reader.tables();
    return reader.orders;
  }

  private IntStream lines(Markdown.Kind kind) {
    return IntStream.rangeClosed(1, document.size())
        .filter(i -> document.kind(i) == kind && document.line(i).length() <= LONGEST);
  }

  private void sentences() {
    lines(Markdown.Kind.TEXT).forEach(i -> {
      var line = Plain.of(document.line(i));
      var verb = VERB.matcher(line);
      if (verb.find() && !line.startsWith("|")) {
        var subjects = line.substring(0, verb.start())
            .replaceFirst("^\\s*(?:[-*•]\\s+|\\d{1,2}[.)]\\s+)?(?:\\p{L}{3,12}:\\s*)?", "");
        var clause = line.substring(verb.end()).split("\\.\\s|;", 2)[0];
        connect(leading(subjects), References.in(clause), Basis.SENTENCE, i);
      }
    });
  }

  /** The subjects of a sentence are the references it begins with. */
  private static List<Target> leading(String subjects) {
    boolean begins = subjects.matches("(?iu)^\\W*(?:stor(?:y|ies)|epics?|both|all|\\d|史诗|故事|\\p{Lu}{2,6}-?\\d).*");
    return begins && subjects.length() <= 150 ? References.in(subjects) : List.of();
  }

  private void connect(List<Target> waiting, List<Target> first, Basis basis, int line) {
    var said = new Said(basis, document.line(line), SourceSpan.line(document.path(), line));
    for (var waits : waiting) {
      first.stream().filter(before -> !waits.equals(before))
          .forEach(before -> orders.add(new StatedOrder(waits, before, said)));
    }
  }

  /** {@code Story 1.2: title} in a drawing, with {@code Dependencies: Story 1.1} on a line below it. */
  private void trees() {
    var current = new ArrayList<Target>();
    lines(Markdown.Kind.CODE).forEach(i -> {
      var line = TREE.matcher(document.line(i)).replaceFirst("").strip();
      var need = TREE_NEED.matcher(line);
      if (need.matches()) {
        connect(List.copyOf(current), References.in(need.group(1)), Basis.DRAWING, i);
      } else {
        StoryHeading.of(line).filter(heading -> heading.number() != null).ifPresent(heading -> {
          current.clear();
          current.add(new Target.OfStory(heading.number()));
        });
      }
    });
  }

  private void arrows() {
    sections.all(SectionKind.NEEDS).filter(section -> !section.isLabel()).forEach(section -> {
      for (int i = section.line() + 1; i <= section.last(); i++) {
        boolean readable = document.kind(i) == Markdown.Kind.TEXT || document.kind(i) == Markdown.Kind.CODE;
        if (readable && document.line(i).length() <= LONGEST && !RECOMMENDED.matcher(document.line(i)).matches()) {
          chain(document.line(i), i);
        }
      }
    });
  }

  private void chain(String line, int number) {
    var parts = ARROW.split(line);
    for (int i = 0; i + 1 < parts.length; i++) {
      var before = References.in(TREE.matcher(parts[i]).replaceFirst(""));
      var after = References.in(TREE.matcher(parts[i + 1]).replaceFirst(""));
      connect(after, before, Basis.DRAWING, number);
    }
  }

  private void tables() {
    int column = -1;
    for (int i = 1; i <= document.size(); i++) {
      var line = document.line(i).strip();
      if (!line.startsWith("|") || line.length() > LONGEST || !document.isProse(i)) {
        column = -1;
        continue;
      }
      var cells = cells(line);
      if (column < 0) {
        column = dependencyColumn(cells);
      } else if (column > 0 && column < cells.size()) {
        connect(rowSubject(cells.getFirst()), References.in(cells.get(column)), Basis.TABLE, i);
      }
    }
  }

  private static List<Target> rowSubject(String cell) {
    return References.in(cell).stream().limit(1).toList();
  }

  /** 0 for a table without such a column: a first column cannot be one. */
  private static int dependencyColumn(List<String> cells) {
    boolean aboutPlan = Plain.of(cells.getFirst()).matches("(?iu)(?:#|id|no\\.?|.*(?:story|epic|故事|史诗|史詩|stories).*)");
    for (int i = 1; aboutPlan && i < cells.size(); i++) {
      if (HEADER.matcher(cells.get(i)).matches()) {
        return i;
      }
    }
    return 0;
  }

  public static List<String> cells(String row) {
    var trimmed = row.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
    return List.of(trimmed.split("(?<!\\\\)\\|", -1)).stream().map(String::strip).toList();
  }
}
