package io.cflow.store;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.domain.Outcome.Fault;
import io.cflow.engine.Advance;
import io.cflow.engine.Event;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.ExecutionState;
import io.cflow.engine.Step;
import io.cflow.port.Dispatcher;
import io.cflow.port.Journal;
import io.cflow.store.Wave.Applied;
import io.cflow.store.Wave.Entry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
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

  private final CommitConnection connection;
  private final ArtifactStore artifacts;
  private final ExecutionLoader loader;
  private final Dispatcher dispatcher;
  private final Supplier<UUID> ids;

  private final Combiner<Entry> entries = new Combiner<>(this::commitGathered);
  // Changed only by whoever commits.
  private final Map<UUID, ExecutionState> owned = new ConcurrentHashMap<>();
  private final InFlight inFlight;
  private volatile int atWork;

  /** What a journal is made of. */
  record Parts(
      CommitConnection connection, ArtifactStore artifacts, ExecutionLoader loader, Dispatcher dispatcher,
      Supplier<UUID> ids) {}

  GroupJournal(Parts parts, InFlight inFlight) {
    this.connection = parts.connection();
    this.artifacts = parts.artifacts();
    this.loader = parts.loader();
    this.dispatcher = parts.dispatcher();
    this.ids = parts.ids();
    this.inFlight = inFlight;
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

  @Override
  public CompletableFuture<List<Step>> offer(UUID execution, Event event) {
    var verdict = new CompletableFuture<List<Step>>();
    entries.offer(new Entry(execution, event, verdict));
    return verdict;
  }

  @Override
  public void record(AgentTask task, Outcome outcome) {
    try {
      Backoff.DEFAULT.persist(connection::isStopped, failures -> artifacts.keep(outcome.artifacts()));
      end(task, outcome);
    } catch (CommitConnection.Fenced e) {
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
      switch (e.getCause()) {
        case NotOwned _ -> LOG.info("the outcome of {} came after its execution was over; it is dropped", task.id());
        case RuntimeException cause -> throw cause;
        default -> throw e;
      }
    }
  }

  private void commitGathered() {
    var wave = new Wave();
    for (var entry = entries.poll(); entry != null; entry = wave.isFull() ? null : entries.poll()) {
      apply(entry, wave);
    }
    wave.started().addAll(inFlight.start());
    commit(wave);
    atWork = inFlight.size();
  }

  private void apply(Entry entry, Wave wave) {
    if (entry.event() instanceof Event.TaskEnded ended) {
      inFlight.end(Lease.of(entry.execution(), ended));
    }
    try {
      advance(entry, find(entry), wave);
    } catch (RuntimeException e) {
      fail(entry, e);
    }
  }

  private ExecutionState find(Entry entry) {
    var known = owned.get(entry.execution());
    if (known == null && takesUp(entry.event()) && !connection.isStopped()) {
      known = load(entry.execution(), new Wave());
    }
    if (known == null) {
      throw new NotOwned(entry.execution());
    }
    return known;
  }

  /** What is not in memory can be cancelled without being started first. */
  private static boolean takesUp(Event event) {
    return event instanceof Event.Opened || event instanceof Event.Signalled(Signal.Cancel _, String _);
  }

  /** @param abandoned bodies that brought their outcome with it may bring another one */
  private ExecutionState load(UUID id, Wave abandoned) {
    var loaded = Backoff.DEFAULT.persist(connection::isStopped, failures -> loader.load(
        id, lease -> inFlight.holds(lease) || abandoned.brings(lease)));
    owned.put(id, loaded);
    return loaded;
  }

  private void advance(Entry entry, ExecutionState execution, Wave wave) {
    try {
      var steps = Advance.next(execution, entry.event());
      wave.applied().add(new Applied(entry, execution, steps));
      for (var step : steps) {
        if (step instanceof Step.Release release) {
          inFlight.await(execution, release.number());
        }
      }
    } catch (RuntimeException e) {
      // It may have been half-way: nothing of this execution can be written from memory.
      var part = wave.remove(execution.id());
      part.applied().add(new Applied(entry, execution, List.of()));
      abandon(execution.id(), part, e);
    }
  }

  private void commit(Wave wave) {
    try {
      var rows = wave.rows(ids);
      if (!rows.isEmpty()) {
        connection.commit(rows);
      }
    } catch (SQLException | RuntimeException e) {
      takeApart(wave, e);
      return;
    }
    carryOut(wave);
  }

  /** One row that cannot be written must not cost everybody else their work. */
  private void takeApart(Wave wave, Exception cause) {
    var parts = wave.byExecution();
    if (parts.size() > 1 && !isFinal(cause)) {
      parts.values().forEach(this::commit);
    } else {
      parts.forEach((execution, part) -> abandon(execution, part, cause));
    }
  }

  private boolean isFinal(Exception cause) {
    return cause instanceof CommitConnection.Fenced || connection.isStopped();
  }

  /**
   * Nothing was written, so what memory says is wrong: the execution is read from the tables again. Bodies at work keep
   * their leases.
   */
  private void abandon(UUID execution, Wave part, Exception cause) {
    LOG.error("{} events of execution {} cannot be written", part.applied().size(), execution, cause);
    part.started().forEach(started -> inFlight.end(Lease.of(started.task())));
    part.applied().forEach(one -> fail(one.entry(), cause));
    inFlight.forget(execution);
    owned.remove(execution);
    if (isFinal(cause)) {
      return;
    }
    if (part.onlyOpens()) {
      LOG.error("execution {} cannot go on for now", execution);
    } else {
      readAgain(execution, part);
    }
  }

  private void readAgain(UUID execution, Wave part) {
    try {
      load(execution, part);
      entries.offer(new Entry(execution, new Event.Opened(), new CompletableFuture<>()));
    } catch (RuntimeException e) {
      LOG.error("execution {} cannot be read", execution, e);
    }
  }

  private void fail(Entry entry, Exception cause) {
    entries.afterwards(() -> entry.verdict().completeExceptionally(cause));
  }

  private void carryOut(Wave wave) {
    for (var one : wave.applied()) {
      one.steps().forEach(step -> {
        if (step instanceof Step.RetryLater retry) {
          retryLater(one.execution().id(), retry.number(), retry.delay());
        }
      });
      if (one.execution().status().isOver()) {
        owned.remove(one.execution().id());
      }
      entries.afterwards(() -> one.entry().verdict().complete(one.steps()));
    }
    if (!wave.isEmpty()) {
      dispatch(wave);
    }
  }

  /** What was not handed over would hold its permit for ever; if it was, the outcome of this attempt is fenced. */
  private void dispatch(Wave wave) {
    try {
      dispatcher.committed(wave.committed());
    } catch (RuntimeException e) {
      LOG.error("{} tasks could not be handed over", wave.started().size(), e);
      var outcome = new Outcome.Failed(Fault.ENVIRONMENT, "it could not be handed over: " + e.getMessage());
      wave.started().forEach(one -> entries.offer(new Entry(
          one.task().execution(), new Event.TaskEnded(one.task().number(), one.task().lease(), outcome),
          new CompletableFuture<>())));
    }
  }

  /** Lost when the process dies, and that is fine: taking over releases a failed task at once. */
  private void retryLater(UUID execution, int number, Duration delay) {
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
        .execute(() -> offer(execution, new Event.RetryDue(number)));
  }

  /** Whether it is in memory, or was a moment ago. */
  boolean knows(UUID execution) {
    return owned.containsKey(execution);
  }

  /** Permits in use: bodies that run, or whose outcome is not durable yet. */
  int inFlight() {
    return atWork;
  }

  /** Waits for a commit under way, unless that waits for the database; after that nothing is written any more. */
  @Override
  public void close() {
    connection.stop();
    entries.alone(() -> {
      owned.clear();
      inFlight.forgetAll();
      connection.close();
    });
  }
}
