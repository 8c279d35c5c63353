package io.cflow.domain;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one document says a story is. A story has one definition for each document that describes it.
 *
 * @param statement null for a technical story without one
 * @param notes lines of the definition worth keeping for the agents (dev notes, technical notes), in order
 */
public record StoryDefinition(
    Kind kind,
    String title,
    SourceSpan span,
    @Nullable UserStory statement,
    List<AcceptanceCriterion> criteria,
    List<WorkItem> tasks,
    List<FileEntry> files,
    List<String> notes) {

  /** What sort of document holds the definition. */
  public enum Kind {
    PRD,
    EPIC,
    EPICS,
    TECH_SPEC,
    STORY,
    /** A story file of zero bytes: the story exists, nothing is said. */
    STORY_EMPTY,
    /** A line of the sprint status file: somebody tracks the story, nobody describes it. */
    TRACKER;

    /** Whether it is the story's own file rather than a planning document. */
    public boolean isStoryFile() {
      return this == STORY || this == STORY_EMPTY;
    }
  }

  public StoryDefinition {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(span, "span");
    criteria = List.copyOf(criteria);
    tasks = List.copyOf(tasks);
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }
}
