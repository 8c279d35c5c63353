package io.cflow.processors.bmad.receipt;

import io.cflow.domain.Receipt.Node;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.words.Plain;
import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Lines that go on with an item: what stands deeper than it, before the next line at its depth; and the list that
 * follows a requirement which is no list entry itself.
 */
final class Details {

  private static final int NONE = Integer.MAX_VALUE;
  private static final int ABOVE_LISTS = -1;
  private static final Pattern LIST = Pattern.compile("\\s*(?:[-*+•]|\\d{1,4}[.)])\\s");

  private final BitSet lines = new BitSet();

  Details(Harvest harvest) {
    var document = harvest.text();
    int depth = NONE;
    for (int i = 1; i <= document.size(); i++) {
      if (document.kind(i) == Markdown.Kind.HEADING || document.kind(i) == Markdown.Kind.TEXT) {
        boolean detail = document.kind(i) == Markdown.Kind.TEXT && isDeeper(document.line(i), depth);
        lines.set(i, detail && !harvest.isMapped(i));
        depth = detail && !harvest.isMapped(i) ? depth : depth(harvest, i);
      }
    }
  }

  private static boolean isDeeper(String line, int depth) {
    return Plain.indent(line) > depth && (depth != ABOVE_LISTS || LIST.matcher(line).lookingAt());
  }

  /** What has to be deeper to go on with the line. */
  private static int depth(Harvest harvest, int number) {
    var line = harvest.text().line(number);
    if (!harvest.isMapped(number) || line.stripLeading().startsWith("|")) {
      return NONE;
    }
    if (LIST.matcher(line).lookingAt()) {
      return Plain.indent(line);
    }
    boolean heading = harvest.text().kind(number) == Markdown.Kind.HEADING;
    var shape = ItemShape.of(line, heading ? Node.HEADING : Node.LINE);
    return shape != null && shape.kind() == ItemShape.Kind.REQUIREMENT ? ABOVE_LISTS : heading ? NONE : Plain.indent(line);
  }

  boolean isDetail(int line) {
    return lines.get(line);
  }
}
