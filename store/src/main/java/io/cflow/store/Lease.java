package io.cflow.store;

import io.cflow.domain.AgentTask;
import java.util.UUID;

/**
 * The right of one body to bring the outcome of a task.
 *
 * @param token never used twice, see {@link Worker#firstLease}
 */
record Lease(UUID execution, int number, long token) {

  static Lease of(AgentTask task) {
    return new Lease(task.execution(), task.number(), task.lease());
  }
}
