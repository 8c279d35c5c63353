package io.cflow.domain;

import java.util.Objects;

/**
 * A story serves a requirement.
 *
 * @param inherited not stated by the story itself but by its epic
 */
public record RequirementLink(String requirement, boolean inherited, SourceSpan evidence) {

  public RequirementLink {
    Objects.requireNonNull(requirement, "requirement");
    Objects.requireNonNull(evidence, "evidence");
  }
}
