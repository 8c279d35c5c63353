package io.cflow.processors.bmad.item;

import io.cflow.domain.AcceptanceCriterion;
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
  private static final int DEEPEST = 20;

  private WorkItems() {}

  /** @param criteria of the same document, so that the numbers tasks name can be told apart; may be empty */
  static List<WorkItem> of(Markdown document, Section section, List<AcceptanceCriterion> criteria) {
    var items = new ArrayList<WorkItem>();
    var indents = new TreeSet<Integer>();
    var named = CriterionReferences.NONE;
    for (int i = section.line() + 1; i <= section.last(); i++) {
      if (document.kind(i) == Markdown.Kind.HEADING) {
        named = CriterionReferences.in(document.line(i));
      }
      var box = document.kind(i) == Markdown.Kind.TEXT ? BOX.matcher(document.line(i)) : null;
      if (box != null && box.matches()) {
        int depth = depth(Plain.indent(box.group(1)), indents);
        var references = named.and(CriterionReferences.in(box.group(3)));
        items.add(new WorkItem(box.group(3).strip(), isDone(box.group(2)), depth, references.ordinals(criteria),
            SourceSpan.line(document.path(), i)));
      }
    }
    return items;
  }

  private static int depth(int indent, TreeSet<Integer> indents) {
    indents.tailSet(indent, false).clear();
    indents.add(indent);
    return indent == 0 ? 0 : Math.min(DEEPEST, indents.headSet(indent).size());
  }

  private static boolean isDone(String mark) {
    return mark.strip().equalsIgnoreCase("x") || mark.strip().equals("✅") || mark.strip().equals("✓");
  }
}
