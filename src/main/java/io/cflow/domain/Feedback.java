package io.cflow.domain;

import java.util.Objects;

/**
 * What a verifier asks to be changed before the next attempt.
 *
 * @param fingerprint stable over attempts, so that a re-review shows only what is new
 */
public record Feedback(String fingerprint, Severity severity, String message) {

  public Feedback {
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
  }
}
