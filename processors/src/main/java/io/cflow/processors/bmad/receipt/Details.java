package io.cflow.processors.bmad.receipt;

import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.words.Plain;
import java.util.BitSet;

/** Lines that go on with an item: what stands deeper than it, before the next line at its depth. */
final class Details {

  private final BitSet lines = new BitSet();

  Details(Harvest harvest) {
    var document = harvest.text();
    int depth = -1;
    for (int i = 1; i <= document.size(); i++) {
      if (document.kind(i) == Markdown.Kind.HEADING) {
        depth = -1;
      } else if (document.kind(i) == Markdown.Kind.TEXT) {
        int indent = Plain.indent(document.line(i));
        boolean detail = depth >= 0 && indent > depth;
        lines.set(i, detail);
        depth = detail ? depth : harvest.isMapped(i) && !document.line(i).stripLeading().startsWith("|") ? indent : -1;
      }
    }
  }

  boolean isDetail(int line) {
    return lines.get(line);
  }
}
