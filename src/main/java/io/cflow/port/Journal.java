package io.cflow.port;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.engine.Event;
import io.cflow.engine.Step;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The one way an execution changes. Whatever has gathered is written in one transaction; only then do its
 * consequences begin.
 */
public interface Journal {

  /**
   * Hands an event over. Thread-safe; the caller may find itself committing for others.
   *
   * @return completes with the steps that followed once they are durable; fails if the execution is not owned here or
   *     the commit failed, in which case nothing of the event was kept
   */
  CompletableFuture<List<Step>> offer(UUID execution, Event event);

  /**
   * Writes down how a task ended. Idempotent: an outcome that comes twice, late or with a stale lease is recorded as
   * fenced and changes nothing. Returns when it is durable.
   */
  void record(AgentTask task, Outcome outcome);
}
