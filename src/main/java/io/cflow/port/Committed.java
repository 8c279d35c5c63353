package io.cflow.port;

import io.cflow.domain.AgentTask;
import io.cflow.engine.Step;
import java.util.List;
import java.util.UUID;

/**
 * What one commit made durable.
 *
 * @param started tasks that hold a permit and a lease and are to be dispatched
 * @param steps everything else that somebody outside may want to act on, in order
 */
public record Committed(List<AgentTask> started, List<Consequence> steps) {

  /** A step of one execution. */
  public record Consequence(UUID execution, String tenant, Step step) {}

  public Committed {
    started = List.copyOf(started);
    steps = List.copyOf(steps);
  }
}
