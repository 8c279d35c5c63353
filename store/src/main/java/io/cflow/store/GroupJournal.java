package io.cflow.store;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.domain.Outcome.Fault;
import io.cflow.engine.Event;
import io.cflow.engine.Step;
import io.cflow.port.CrashPoint;
import io.cflow.port.Dispatcher;
import io.cflow.port.Intake.Submission;
import io.cflow.port.Journal;
import io.cflow.store.Inbound.Call;
import io.cflow.store.Wave.Entry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit. It has no thread of its own: whoever hands an event over and finds nobody committing commits for
 * everybody who has come meanwhile. So the batch is one when it is quiet and hundreds under load, without a timer, and
 * the finish of a task and the start of its successors share a transaction.
 */
public final class GroupJournal implements Journal, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupJournal.class);

  /** Bounds what is in memory twice while it is read. */
  private static final int READ_TOGETHER = 100;

  private final Parts parts;
  private final Committer committer;

  /** What a journal is made of. */
  record Parts(
      CommitConnection connection, ArtifactStore artifacts, ExecutionLoader loader, Dispatcher dispatcher,
      Supplier<UUID> ids, boolean announces) {}

  GroupJournal(Parts parts, InFlight inFlight) {
    this.parts = parts;
    this.committer = new Committer(parts, inFlight);
  }

  /** This process does not own the execution. */
  public static final class NotOwned extends RuntimeException {
    NotOwned(UUID execution) {
      super("execution " + execution + " is not owned by this process");
    }
  }

  /** Takes an execution into memory, unless it is there, and lets it go on from where the tables say it is. */
  CompletableFuture<List<Step>> open(UUID execution) {
    return offer(execution, new Event.Opened());
  }

  /** The same for one that was accepted just now. */
  CompletableFuture<List<Step>> begin(UUID execution, Submission submission) {
    committer.prepare(parts.loader().fresh(execution, submission));
    return open(execution);
  }

  /** Reads many executions together that are to be opened next. Only while no body of theirs is at work here. */
  void prepare(List<UUID> executions) {
    for (int from = 0; from < executions.size(); from += READ_TOGETHER) {
      var some = executions.subList(from, Math.min(executions.size(), from + READ_TOGETHER));
      parts.loader().load(some, lease -> false).forEach(committer::prepare);
    }
  }

  @Override
  public CompletableFuture<List<Step>> offer(UUID execution, Event event) {
    return committer.offer(execution, event);
  }

  /** Applies what another process was asked for. */
  CompletableFuture<List<Step>> apply(Call call) {
    return committer.offer(
        new Entry(call.execution(), call.event(), Optional.of(call.id()), new CompletableFuture<>()));
  }

  @Override
  public void record(AgentTask task, Outcome outcome) {
    CrashPoint.OUTCOME_MADE.hit();
    try {
      Backoff.DEFAULT.persist(parts.connection()::isStopped, failures -> parts.artifacts().keep(outcome.artifacts()));
      CrashPoint.ARTIFACTS_KEPT.hit();
      end(task, outcome);
    } catch (CommitConnection.Fenced | NotOwned e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("the outcome of {} cannot be written; the attempt counts as failed", task.id(), e);
      // Nothing of the cause: it may quote what cannot be written.
      end(task, new Outcome.Failed(Fault.AGENT, "its outcome cannot be written, the engine's log says why"));
    }
  }

  private void end(AgentTask task, Outcome outcome) {
    try {
      offer(task.execution(), new Event.TaskEnded(task.number(), task.lease(), outcome)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Whether it is in memory, or was a moment ago. */
  boolean knows(UUID execution) {
    return committer.knows(execution);
  }

  boolean isClosed() {
    return parts.connection().isStopped();
  }

  /** Permits in use: bodies that run, or whose outcome is not durable yet. */
  int inFlight() {
    return committer.inFlight();
  }

  /** Waits for a commit under way, unless that waits for the database; after that nothing is written any more. */
  @Override
  public void close() {
    committer.close();
  }
}
