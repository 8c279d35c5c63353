package io.cflow.port;

import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import java.util.Set;

/**
 * Somebody who can do tasks. Implementations are thread-safe: the pool calls one agent for several tasks at a time.
 */
public interface Agent {

  Set<Capability> capabilities();

  /**
   * Does the work and says how it ended. Called at least once for a task: after a crash the same task may come again
   * with a higher attempt, and must give the same artifacts for the same inputs.
   *
   * @return never null; trouble is an {@link Outcome.Failed}, not an exception
   */
  Outcome perform(Assignment assignment);
}
