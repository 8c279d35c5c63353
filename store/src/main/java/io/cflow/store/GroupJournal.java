package io.cflow.store;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.engine.Advance;
import io.cflow.engine.Event;
import io.cflow.engine.ExecutionState;
import io.cflow.engine.Permits;
import io.cflow.engine.Step;
import io.cflow.port.Committed;
import io.cflow.port.Committed.Consequence;
import io.cflow.port.Dispatcher;
import io.cflow.port.Journal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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

  /** Events in one transaction; bounds its memory and how long the first of them waits. */
  private static final int MAX_BATCH = 1_000;

  private final CommitConnection connection;
  private final ArtifactStore artifacts;
  private final ExecutionLoader loader;
  private final Dispatcher dispatcher;
  private final Supplier<UUID> ids;
  private final Permits<Waiting> permits;

  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final ReentrantLock committing = new ReentrantLock();
  // Below: touched only by whoever holds the lock.
  private final Map<UUID, ExecutionState> owned = new HashMap<>();
  /** Bodies that run, with the role whose permit each holds. */
  private final Map<Lease, String> leases = new HashMap<>();
  private long lastLease;

  private record Entry(UUID execution, Event event, CompletableFuture<List<Step>> verdict) {}

  private record Applied(Entry entry, ExecutionState execution, List<Step> steps) {}

  private record Waiting(ExecutionState execution, int number) {}

  private record Lease(UUID execution, int number, long token) {}

  /** What a journal is made of. */
  record Parts(
      CommitConnection connection, ArtifactStore artifacts, ExecutionLoader loader, Dispatcher dispatcher,
      Supplier<UUID> ids) {}

  GroupJournal(Worker worker, Parts parts, int pool, Map<String, Integer> limits) {
    this.connection = parts.connection();
    this.artifacts = parts.artifacts();
    this.loader = parts.loader();
    this.dispatcher = parts.dispatcher();
    this.ids = parts.ids();
    this.permits = new Permits<>(pool, limits);
    this.lastLease = worker.firstLease();
  }

  /** This process does not own the execution. */
  public static final class NotOwned extends RuntimeException {
    NotOwned(UUID execution) {
      super("execution " + execution + " is not owned by this process");
    }
  }

  /** Takes an execution into memory and lets it go on from where the tables say it is. */
  CompletableFuture<List<Step>> open(UUID execution) {
    committing.lock();
    try {
      owned.computeIfAbsent(execution, loader::load);
    } finally {
      committing.unlock();
    }
    return offer(execution, new Event.Opened());
  }

  @Override
  public CompletableFuture<List<Step>> offer(UUID execution, Event event) {
    var verdict = new CompletableFuture<List<Step>>();
    entries.add(new Entry(execution, event, verdict));
    pump();
    return verdict;
  }

  @Override
  public void record(AgentTask task, Outcome outcome) {
    artifacts.keep(outcome.artifacts());
    try {
      offer(task.execution(), new Event.TaskEnded(task.number(), task.lease(), outcome)).join();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof NotOwned)) {
        throw e;
      }
      LOG.info("the outcome of {} came after its execution was over; it changes nothing", task.id());
    }
  }

  /**
   * The queue is looked at again after the lock is free: an entry that came just before would otherwise wait for the
   * next one.
   */
  private void pump() {
    do {
      if (!committing.tryLock()) {
        return;
      }
      try {
        commitGathered();
      } finally {
        committing.unlock();
      }
    } while (!entries.isEmpty());
  }

  private void commitGathered() {
    var batch = new CommitBatch(ids);
    var applied = new ArrayList<Applied>();
    var started = new ArrayList<AgentTask>();
    try {
      applyGathered(batch, applied);
      grant(batch, started);
      var rows = batch.filled();
      if (!rows.isEmpty()) {
        connection.commit(rows);
      }
    } catch (SQLException | RuntimeException e) {
      abandon(applied, started, e);
      return;
    }
    carryOut(applied, started);
  }

  private void applyGathered(CommitBatch batch, List<Applied> applied) {
    for (int taken = 0; taken < MAX_BATCH; taken++) {
      var entry = entries.poll();
      if (entry == null) {
        return;
      }
      returnPermit(entry);
      var execution = owned.get(entry.execution());
      if (execution == null) {
        entry.verdict().completeExceptionally(new NotOwned(entry.execution()));
      } else {
        apply(new Applied(entry, execution, new ArrayList<>()), batch, applied);
      }
    }
  }

  /** An event that names something unknown is refused alone, before it has changed anything. */
  private void apply(Applied one, CommitBatch batch, List<Applied> applied) {
    try {
      one.steps().addAll(Advance.next(one.execution(), one.entry().event()));
    } catch (IllegalArgumentException e) {
      one.entry().verdict().completeExceptionally(e);
      return;
    }
    applied.add(one);
    batch.event(one.execution(), one.entry().event(), one.steps());
    for (var step : one.steps()) {
      batch.step(one.execution(), step);
      if (step instanceof Step.Release release) {
        permits.await(role(one.execution(), release.number()), new Waiting(one.execution(), release.number()));
      }
    }
  }

  private static String role(ExecutionState execution, int number) {
    return execution.planned(number).capability().role().name();
  }

  /** Every body that ends gives its permit back, also one whose outcome will be refused. */
  private void returnPermit(Entry entry) {
    if (entry.event() instanceof Event.TaskEnded ended) {
      var role = leases.remove(new Lease(entry.execution(), ended.number(), ended.lease()));
      if (role != null) {
        permits.release(role);
      }
    }
  }

  private void grant(CommitBatch batch, List<AgentTask> started) {
    for (var granted = permits.grant(); !granted.isEmpty(); granted = permits.grant()) {
      granted.forEach(waiting -> start(waiting, batch, started));
    }
  }

  private void start(Waiting waiting, CommitBatch batch, List<AgentTask> started) {
    var task = waiting.execution().start(waiting.number(), ++lastLease);
    if (task.isEmpty()) {
      permits.release(role(waiting.execution(), waiting.number()));
      return;
    }
    leases.put(lease(task.get()), task.get().role());
    batch.started(waiting.execution(), task.get());
    started.add(task.get());
  }

  private static Lease lease(AgentTask task) {
    return new Lease(task.execution(), task.number(), task.lease());
  }

  /**
   * Nothing was written, so what memory says is wrong: the executions are taken from the tables again. Work that runs
   * now will come back with a stale lease and be repeated.
   */
  private void abandon(List<Applied> applied, List<AgentTask> started, Exception cause) {
    LOG.error("a commit of {} events failed; their executions are read again", applied.size(), cause);
    for (var task : started) {
      leases.remove(lease(task));
      permits.release(task.role());
    }
    var touched = new HashSet<UUID>();
    applied.forEach(one -> touched.add(one.entry().execution()));
    started.forEach(task -> touched.add(task.execution()));
    permits.forget(waiting -> touched.contains(waiting.execution().id()));
    touched.forEach(owned::remove);
    applied.forEach(one -> one.entry().verdict().completeExceptionally(cause));
    if (!(cause instanceof CommitConnection.Fenced)) {
      touched.forEach(execution -> Thread.startVirtualThread(() -> open(execution)));
    }
  }

  private void carryOut(List<Applied> applied, List<AgentTask> started) {
    var consequences = new ArrayList<Consequence>();
    for (var one : applied) {
      for (var step : one.steps()) {
        consequences.add(new Consequence(one.execution().id(), one.execution().tenant(), step));
        if (step instanceof Step.RetryLater retry) {
          retryLater(one.execution().id(), retry.number(), retry.delay());
        }
      }
      if (one.execution().status().isOver()) {
        owned.remove(one.execution().id());
      }
    }
    dispatcher.committed(new Committed(started, consequences));
    applied.forEach(one -> one.entry().verdict().complete(one.steps()));
  }

  /** Lost when the process dies, and that is fine: taking over releases a failed task at once. */
  private void retryLater(UUID execution, int number, Duration delay) {
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
        .execute(() -> offer(execution, new Event.RetryDue(number)));
  }

  /** Permits in use: bodies that run, or whose outcome is not durable yet. */
  int inFlight() {
    committing.lock();
    try {
      return permits.inFlight();
    } finally {
      committing.unlock();
    }
  }

  /** Waits for a commit under way; after that nothing is written any more. */
  @Override
  public void close() {
    committing.lock();
    try {
      owned.clear();
      connection.close();
    } finally {
      committing.unlock();
    }
  }
}
