package io.cflow.processors.bmad.harvest;

import io.cflow.domain.SourceSpan;
import java.util.List;

/**
 * One document's mention of one epic.
 *
 * @param weak a line of a list or table, not a section of its own
 * @param alone the document is about this epic only
 */
public record EpicSighting(
    String id, String title, String goal, List<String> covers, List<Need> needs, boolean retired, boolean weak,
    boolean alone, SourceSpan span) {

  public String path() {
    return span.path();
  }
}
