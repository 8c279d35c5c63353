package io.cflow.domain;

import java.util.Objects;

/** "As a role, I want a goal, so that a benefit"; a missing part is empty. */
public record UserStory(String role, String goal, String benefit, SourceSpan span) {

  public UserStory {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(goal, "goal");
    Objects.requireNonNull(benefit, "benefit");
    Objects.requireNonNull(span, "span");
  }
}
