package io.cflow.app.engine;

import java.time.Duration;
import java.util.List;

/**
 * The operator's own command for a project's tests.
 *
 * @param command program and arguments, run without a shell; empty if there is none
 * @param timeout after which it is ended
 */
public record Verification(List<String> command, Duration timeout) {

  public Verification {
    command = List.copyOf(command);
  }
}
