package io.cflow.processors.report;

import java.util.Objects;

/**
 * Something that cannot go on by itself.
 *
 * @param kind what it waits for, such as {@code implementer} or {@code decision}
 * @param subject the story or task that waits
 * @param reason one line for a person
 */
public record Waiting(String kind, String subject, String reason) {

  public Waiting {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(reason, "reason");
  }
}
