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

  /** The event is kept and will be applied, but the process that owns the execution has not said yet what followed. */
  final class Pending extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Pending() {
      super("it is kept and will be applied; the process that owns the execution has not answered yet");
    }
  }

  /** The event could not be brought to the process that owns the execution; nothing of it was kept. */
  final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreachable(Throwable cause) {
      super("the process that owns the execution cannot be reached; nothing was kept, send it again", cause);
    }
  }

  /**
   * Hands an event over. Thread-safe; the caller may find itself committing for others. An execution that another
   * process owns gets it there.
   *
   * @return completes with the steps that followed once they are durable; fails with {@link Pending} if that takes the
   *     owner too long; fails otherwise if the execution is over or the commit failed, and then nothing of the event
   *     was kept
   */
  CompletableFuture<List<Step>> offer(UUID execution, Event event);

  /**
   * Writes down how a task ended. Idempotent: an outcome that comes twice, late or with a stale lease is recorded as
   * fenced and changes nothing. Returns when it is durable.
   */
  void record(AgentTask task, Outcome outcome);
}
