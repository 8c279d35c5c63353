package io.cflow.domain;

import java.util.List;
import java.util.Objects;

/**
 * One story waits for another.
 *
 * @param from the story that waits
 * @param to the story it waits for
 * @param reason the words of the document
 */
public record Dependency(
    String from, String to, Strength strength, Basis basis, String reason, SourceSpan evidence,
    List<SourceSpan> repeats) implements OrderStatement {

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
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(evidence, "evidence");
    repeats = List.copyOf(repeats);
  }

  /** Said once: by a section if it is hard, by nobody if it is soft. */
  public Dependency(String from, String to, Strength strength, String reason, SourceSpan evidence) {
    this(from, to, strength, strength == Strength.HARD ? Basis.SECTION : Basis.SEQUENCE, reason, evidence, List.of());
  }

  /** The same wait, given up when something stronger is against it. */
  public Dependency softened() {
    return new Dependency(from, to, Strength.SOFT, basis, reason, evidence, repeats);
  }
}
