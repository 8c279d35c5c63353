package io.cflow.domain;

import java.util.Locale;

/** What a document says a story is; ordered, so that the lower of two statements is the smaller. */
public enum StoryStatus {
  BACKLOG,
  DRAFT,
  APPROVED,
  READY,
  IN_PROGRESS,
  REVIEW,
  DONE,
  /** Held up by something the document names; no work until a person lifts it. */
  BLOCKED,
  /** Put off; not scheduled. */
  DEFERRED,
  /** Given up, superseded or struck out; not scheduled. */
  CANCELLED,
  /** A word we do not know: kept as it stands, treated like a draft. */
  UNKNOWN;

  /** Draft and approved, as v4 says, are the steps that v6 calls backlog and ready. */
  public StoryStatus step() {
    return switch (this) {
      case DRAFT -> BACKLOG;
      case APPROVED -> READY;
      default -> this;
    };
  }

  /** The word for it in documents and reports: {@code in-progress}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether two statements on this story can be compared by order of progress. */
  public boolean isProgress() {
    return compareTo(DONE) <= 0;
  }
}
