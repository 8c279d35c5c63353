package io.cflow.processors.bmad.receipt;

import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.receipt.Place.Content;
import java.util.BitSet;

/**
 * Which sections items are read from, by the type of the document. Acceptance criteria in an architecture or a report
 * are words about criteria, not criteria; what names an item there still has to be in the plan.
 */
final class Readership {

  private final Harvest harvest;
  private final BitSet stories = new BitSet();

  Readership(Harvest harvest) {
    this.harvest = harvest;
    harvest.stories.stream().map(StorySighting::definition).map(definition -> definition.span())
        .forEach(this::add);
  }

  private void add(SourceSpan span) {
    stories.set(span.firstLine(), span.lastLine() + 1);
  }

  /** What a section of that content holds for the plan, when it opens at the line. */
  Content content(Content content, int line) {
    return switch (content) {
      case TEXT, RECORD, UNKNOWN, TRACKER -> content;
      default -> switch (harvest.document().type()) {
        case PRD, PRD_SHARD, EPICS -> content == Content.FILES ? Content.RECORD : content;
        case EPIC -> ofEpic(content, line);
        case STORY -> content == Content.REQUIREMENTS ? Content.TEXT : content;
        default -> stories.isEmpty() ? Content.RECORD : content;
      };
    };
  }

  /** What an epic promises as a whole is no story's criterion. */
  private Content ofEpic(Content content, int line) {
    return switch (content) {
      case FILES, REQUIREMENTS -> Content.RECORD;
      case CRITERIA, TASKS -> stories.get(line) ? content : Content.RECORD;
      default -> content;
    };
  }
}
