package io.cflow.domain;

import java.util.Objects;

/** A file that was not taken in at the door, and why. The rest of its project goes on. */
public record Refusal(String path, DiagnosticCode code, String reason) {

  public Refusal {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(reason, "reason");
  }
}
