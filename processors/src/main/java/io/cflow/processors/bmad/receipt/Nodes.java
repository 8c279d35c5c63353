package io.cflow.processors.bmad.receipt;

import io.cflow.domain.DocumentType;
import io.cflow.domain.Receipt;
import io.cflow.domain.Receipt.Treatment;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.text.Markdown;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/** Counts the nodes of a document for the receipt: headings, list items, table rows, YAML keys. */
public final class Nodes {

  private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+•]|\\d{1,4}[.)])\\s+\\S.*");
  private static final Pattern ROW = Pattern.compile("^\\s*\\|.*\\|.*");
  private static final Pattern RULE = Pattern.compile("^\\s*\\|[\\s:|-]+\\|?\\s*$");
  private static final Pattern KEY = Pattern.compile("^\\s*(?:-\\s+)?[\"']?[\\w.][\\w. /-]{0,120}[\"']?:(?:\\s.*)?$");

  private Nodes() {}

  public static Receipt.Entry entry(Harvest harvest) {
    var type = harvest.document().type();
    int mapped = 0;
    int prose = 0;
    var unmapped = new ArrayList<SourceSpan>();
    var nodes = lines(harvest);
    var known = knownHeadings(harvest.text());
    for (int line : nodes) {
      if (harvest.isMapped(line)) {
        mapped++;
      } else if (isProse(harvest, known, line)) {
        prose++;
      } else {
        unmapped.add(SourceSpan.line(harvest.path(), line));
      }
    }
    return new Receipt.Entry(harvest.path(), type == DocumentType.OTHER ? Treatment.KEPT : Treatment.READ, type,
        harvest.document().rule(), nodes.size(), mapped, prose, unmapped);
  }

  private static List<Integer> lines(Harvest harvest) {
    var nodes = new ArrayList<Integer>();
    boolean yaml = harvest.path().matches("(?i).*\\.ya?ml");
    for (int i = 1; i <= harvest.text().size(); i++) {
      if (yaml ? isKey(harvest.text().line(i)) : isNode(harvest.text(), i)) {
        nodes.add(i);
      }
    }
    return nodes;
  }

  private static boolean isKey(String line) {
    return !line.stripLeading().startsWith("#") && KEY.matcher(line).matches();
  }

  private static boolean isNode(Markdown document, int line) {
    return switch (document.kind(line)) {
      case HEADING -> true;
      case TEXT -> ITEM.matcher(document.line(line)).matches()
          || ROW.matcher(document.line(line)).matches() && !RULE.matcher(document.line(line)).matches();
      case FRONTMATTER -> isKey(document.line(line));
      case BLANK, FENCE, CODE, COMMENT -> false;
    };
  }

  /**
   * Text of a known section, or of a document that is read as a whole: an architecture is context for the agents, not
   * a source of items.
   */
  private static boolean isProse(Harvest harvest, BitSet known, int line) {
    return switch (harvest.document().type()) {
      case OTHER -> false;
      case PRD, PRD_SHARD, EPIC, EPICS, STORY, TECH_SPEC -> isInKnownSection(harvest.text(), known, line);
      default -> true;
    };
  }

  private static boolean isInKnownSection(Markdown document, BitSet known, int line) {
    int above = document.headingIndex(line);
    boolean title = above >= 0 && document.headings().get(above).line() == line && document.headings().get(above)
        .level() == 1;
    return document.kind(line) == Markdown.Kind.FRONTMATTER || title || above >= 0 && known.get(above);
  }

  /** Positions of the headings that are known, or stand below one that is. */
  private static BitSet knownHeadings(Markdown document) {
    var known = new BitSet();
    int end = 0;
    for (int i = 0; i < document.headings().size(); i++) {
      var heading = document.headings().get(i);
      if (KnownSections.holds(heading.text())) {
        end = Math.max(end, heading.last());
      }
      known.set(i, heading.line() <= end);
    }
    return known;
  }
}
