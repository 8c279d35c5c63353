package io.cflow.processors.bmad.item;

import io.cflow.domain.SourceSpan;
import io.cflow.domain.WorkItem;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Section;
import io.cflow.processors.bmad.words.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The check boxes of a task section, as a list with depths. */
final class WorkItems {

  private static final Pattern BOX = Pattern.compile("^([ \\t]*)(?:[-*+]"
      + "|\\d{1,3}[.)])?[ \\t]*\\[([^\\]\\[]{0,3})\\][ \\t]+(.*)$");
  private static final Pattern REFERENCE = Pattern.compile(
      "[(\\[]\\s*(?:covers\\s+|implements\\s+|supports\\s+)?ACs?\\s?[:#]?\\s?([^)\\]]{0,80})[)\\]]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern RANGE = Pattern.compile("#?(\\d{1,3})\\s?[-–]\\s?#?(\\d{1,3})");
  private static final Pattern NUMBER = Pattern.compile("(?<![.\\d])\\d{1,3}(?![.\\d])");
  private static final int DEEPEST = 20;

  private WorkItems() {}

  static List<WorkItem> of(Markdown document, Section section) {
    var items = new ArrayList<WorkItem>();
    var indents = new TreeSet<Integer>();
    for (int i = section.line() + 1; i <= section.last(); i++) {
      var box = document.kind(i) == Markdown.Kind.TEXT ? BOX.matcher(document.line(i)) : null;
      if (box != null && box.matches()) {
        int indent = Plain.indent(box.group(1));
        indents.tailSet(indent, false).clear();
        indents.add(indent);
        items.add(item(document.path(), i, box, indent == 0 ? 0 : Math.min(DEEPEST, indents.headSet(indent).size())));
      }
    }
    return items;
  }

  private static WorkItem item(String path, int line, java.util.regex.Matcher box, int depth) {
    return new WorkItem(box.group(3).strip(), isDone(box.group(2)), depth, references(box.group(3)),
        SourceSpan.line(path, line));
  }

  private static boolean isDone(String mark) {
    return mark.strip().equalsIgnoreCase("x") || mark.strip().equals("✅") || mark.strip().equals("✓");
  }

  /** Ordinals named by {@code (AC: 1, 3)}, {@code (AC: #2-#4)}; empty for "all", which needs no list. */
  static List<Integer> references(String text) {
    var found = REFERENCE.matcher(text);
    var ordinals = new TreeSet<Integer>();
    while (found.find()) {
      addOrdinals(found.group(1), ordinals);
    }
    return List.copyOf(ordinals);
  }

  private static void addOrdinals(String list, TreeSet<Integer> ordinals) {
    var range = RANGE.matcher(list);
    while (range.find()) {
      int first = Integer.parseInt(range.group(1));
      int last = Math.min(Integer.parseInt(range.group(2)), first + 99);
      for (int i = first; i <= last; i++) {
        ordinals.add(i);
      }
    }
    var number = NUMBER.matcher(list);
    while (number.find()) {
      ordinals.add(Integer.parseInt(number.group()));
    }
  }
}
