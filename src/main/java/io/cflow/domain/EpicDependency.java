package io.cflow.domain;

import java.util.Objects;

/** One epic waits for another, as a document states it; holds for every story of both. */
public record EpicDependency(String from, String to, String reason, SourceSpan evidence) {

  public EpicDependency {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(evidence, "evidence");
  }
}
