package io.cflow.domain;

import java.util.List;
import java.util.Objects;

/**
 * One thing about which documents disagree, and what would make them agree again. Nothing is changed by it: repairing
 * is somebody's decision.
 *
 * @param subject id of the story, epic or requirement
 * @param claims what each document says, at least two; those that differ from {@code proposed} would change
 * @param proposed what all of them should say; a status in its canonical word, {@code in-progress}; empty where only a
 *     person can know
 * @param reason why that, in one clause; the same for every discrepancy of its sort
 * @param repairable whether {@code cflow sync DIR --repair} can write the proposal: a status is one word in a known
 *     place, all else is prose
 */
public record Discrepancy(
    Kind kind, String subject, Field field, List<Claim> claims, String proposed, String reason,
    boolean repairable) {

  /** What it is about. */
  public enum Kind {
    EPIC,
    STORY,
    REQUIREMENT
  }

  /** What disagrees. */
  public enum Field {
    /** How far it is. */
    STATUS,
    /** One number names several stories; proposed is a free one for the later. */
    NUMBER,
    TITLE,
    /** How many acceptance criteria there are. */
    CRITERIA,
    /** The wording of a requirement. */
    TEXT
  }

  /** Which sort of document says it. */
  public enum Source {
    STORY_FILE,
    TRACKER,
    PLANNING,
    RETROSPECTIVE;

    static Source of(StoryDefinition.Kind kind) {
      return switch (kind) {
        case STORY, STORY_EMPTY -> STORY_FILE;
        case TRACKER -> TRACKER;
        case PRD, EPIC, EPICS, TECH_SPEC -> PLANNING;
      };
    }
  }

  /** @param value as it stands there */
  public record Claim(Source source, String value, SourceSpan span) {

    public Claim {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(span, "span");
    }

    public static Claim of(StatedStatus stated) {
      return new Claim(Source.valueOf(stated.source().name()), stated.raw(), stated.span());
    }

    /** @param value what the definition says about the field in question */
    public static Claim of(StoryDefinition definition, String value) {
      return new Claim(Source.of(definition.kind()), value, definition.span());
    }
  }

  public Discrepancy {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(proposed, "proposed");
    Objects.requireNonNull(reason, "reason");
    claims = List.copyOf(claims);
    if (claims.size() < 2) {
      throw new IllegalArgumentException(subject + " disagrees with nobody");
    }
  }
}
