package io.cflow.domain;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A group of stories with one goal.
 *
 * @param id canonical, {@code 1}, {@code 1.5}, {@code 2a}; unique in a plan
 * @param goal first sentence or two, empty when none is stated
 * @param covers ids of the requirements it says it serves
 * @param tracker the sprint status file's word, null when there is none
 * @param definedIn at least one place
 */
public record Epic(
    String id,
    String title,
    List<String> alternativeTitles,
    String goal,
    List<String> covers,
    @Nullable StatedStatus tracker,
    boolean retired,
    List<SourceSpan> definedIn) {

  public Epic {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(goal, "goal");
    alternativeTitles = List.copyOf(alternativeTitles);
    covers = List.copyOf(covers);
    definedIn = List.copyOf(definedIn);
  }

  /** Whether the sprint status file is all that knows it. */
  public boolean isOnlyTracked() {
    return tracker != null && definedIn.equals(List.of(tracker.span()));
  }
}
