package io.cflow.domain;

import java.util.List;
import java.util.Objects;

/** One epic waits for another, as a document states it; holds for every story of both. */
public record EpicDependency(
    String from, String to, Basis basis, String reason, SourceSpan evidence, List<SourceSpan> repeats)
    implements OrderStatement {

  public EpicDependency {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(evidence, "evidence");
    repeats = List.copyOf(repeats);
  }

  /** Said once, by a section. */
  public EpicDependency(String from, String to, String reason, SourceSpan evidence) {
    this(from, to, Basis.SECTION, reason, evidence, List.of());
  }
}
