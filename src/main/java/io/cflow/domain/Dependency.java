package io.cflow.domain;

import java.util.Objects;

/**
 * One story waits for another.
 *
 * @param from the story that waits
 * @param to the story it waits for
 * @param reason the words of the document
 */
public record Dependency(String from, String to, Strength strength, String reason, SourceSpan evidence) {

  /** Whether the wait may be given up. */
  public enum Strength {
    /** Stated by a document: never given up. */
    HARD,
    /** The order inside an epic: a default that a team may turn off. */
    SOFT
  }

  public Dependency {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(strength, "strength");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(evidence, "evidence");
  }
}
