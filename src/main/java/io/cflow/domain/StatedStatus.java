package io.cflow.domain;

import java.util.Objects;

/**
 * A status as one document states it.
 *
 * @param raw the text as it stands; never rewritten by reading
 * @param note what follows the status word, empty when nothing does
 */
public record StatedStatus(Source source, String raw, StoryStatus status, String note, SourceSpan span) {

  /** Who says so. */
  public enum Source {
    /** The story's own file: the evidence. */
    STORY_FILE,
    /** The sprint status file: the queue. */
    TRACKER,
    /** A table or a heading of a planning document. */
    PLANNING
  }

  public StatedStatus {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(raw, "raw");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(span, "span");
  }
}
