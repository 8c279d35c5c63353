package io.cflow.domain;

import java.util.List;
import java.util.Objects;

/**
 * A check box of a story's task list.
 *
 * @param depth 0 at the left margin, then 1, 2, ...
 * @param criteria ordinals of the criteria it names
 */
public record WorkItem(String text, boolean done, int depth, List<Integer> criteria, SourceSpan span) {

  public WorkItem {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(span, "span");
    criteria = List.copyOf(criteria);
  }
}
