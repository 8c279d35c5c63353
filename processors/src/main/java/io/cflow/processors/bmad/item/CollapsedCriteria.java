package io.cflow.processors.bmad.item;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.text.Markdown;
import java.util.List;

/** Splits "4. x 5. y", which a formatter put on one line after a group label, when the numbers go on. */
final class CollapsedCriteria {

  private CollapsedCriteria() {}

  /** Adds what the lines of the last criterion found hold besides it. */
  static void split(Markdown document, int first, int last, List<AcceptanceCriterion> found) {
    int next = numberAfter(document.line(first));
    for (int i = first; i <= last && next > 0; i++) {
      next = split(document, i, next, i == first, found);
    }
  }

  /** 0 when the line has no plain number. */
  private static int numberAfter(String line) {
    var numbered = CriterionForms.NUMBERED.matcher(line);
    boolean plain = numbered.matches() && numbered.group("n").indexOf('.') < 0;
    return plain ? Integer.parseInt(numbered.group("n")) + 1 : 0;
  }

  /** The group that a line opens, empty when it opens none. */
  static String label(String line) {
    var label = CriterionForms.LEADING_LABEL.matcher(line);
    return label.matches() ? label.group(1).strip() : "";
  }

  /** Returns the number that would go on. */
  private static int split(
      Markdown document, int number, int expected, boolean first, List<AcceptanceCriterion> found) {
    int next = expected;
    var line = document.line(number);
    var group = label(line).isEmpty() ? found.getLast().group() : label(line);
    boolean open = first && isRun(line, next);
    var parts = CriterionForms.COLLAPSED.matcher(line);
    while (parts.find()) {
      open = open || !first && CriterionForms.GROUP_LABEL.matcher(line.substring(0, parts.start()).strip()).matches();
      if (open && Integer.parseInt(parts.group(1)) == next) {
        found.add(new AcceptanceCriterion(found.size() + 1, Integer.toString(next++), group,
            untilNumber(line.substring(parts.end()), next), SourceSpan.line(document.path(), number)));
      }
    }
    return next;
  }

  private static String untilNumber(String rest, int next) {
    int end = rest.indexOf(" " + next + ". ");
    return (end < 0 ? rest : rest.substring(0, end)).strip();
  }

  /** Whether a line opens a group and goes on with its numbers. */
  static boolean isLabelled(String line) {
    return !label(line).isEmpty() && CriterionForms.COLLAPSED.matcher(line).find();
  }

  /** One line holding n. and n+1.: too regular to be chance. */
  private static boolean isRun(String line, int next) {
    return line.contains(" " + next + ". ") && line.contains(" " + (next + 1) + ". ");
  }
}
