package io.cflow.engine.change;

import io.cflow.domain.SourceSpan;
import java.util.Objects;

/**
 * One thing a plan says, in a form that can be compared: two items with the same key and an equal text are the same.
 *
 * @param owner the story it belongs to; empty for what belongs to the plan
 * @param id unique for its kind and owner
 * @param title what a person would know it by, wherever it stands
 * @param text everything that counts, with white space evened out; statuses and ticks are not part of it
 */
public record PlanItem(Kind kind, String owner, String id, String title, String text, SourceSpan span) {

  /** What sort of thing. */
  public enum Kind {
    REQUIREMENT,
    EPIC,
    STORY,
    CRITERION,
    /** A check box of a story. */
    TASK,
    /** What a story tells its developer. */
    NOTE,
    DEPENDENCY,
    /** Prose of a document under one heading. */
    SECTION;

    /** Whether it is part of a story, and comes and goes with it. */
    boolean isOfStory() {
      return this == CRITERION || this == TASK || this == NOTE;
    }
  }

  /** What does not change while a plan is edited. */
  record Key(Kind kind, String owner, String id) {}

  public PlanItem {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(span, "span");
  }

  Key key() {
    return new Key(kind, owner, id);
  }

  /** As a person would say it: {@code FR3}, {@code criterion 2 of story 1.3}. */
  public String name() {
    return switch (kind) {
      case REQUIREMENT -> id;
      case EPIC -> "epic " + id;
      case STORY -> "story " + id;
      case CRITERION -> "criterion " + id + " of story " + owner;
      case TASK -> "task " + id + " of story " + owner;
      case NOTE -> "notes of story " + owner;
      case DEPENDENCY -> owner + " on " + id;
      case SECTION -> "section '" + title + "'";
    };
  }
}
