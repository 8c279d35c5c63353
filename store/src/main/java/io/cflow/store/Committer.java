package io.cflow.store;

import io.cflow.domain.Outcome;
import io.cflow.domain.Outcome.Fault;
import io.cflow.engine.Advance;
import io.cflow.engine.Event;
import io.cflow.engine.ExecutionState;
import io.cflow.engine.Step;
import io.cflow.port.CrashPoint;
import io.cflow.store.Wave.Applied;
import io.cflow.store.Wave.Entry;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what has gathered, one wave at a time, carries out what follows, and copes with what cannot be written. */
final class Committer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  private final GroupJournal.Parts parts;
  private final CommitConnection connection;
  private final Combiner<Entry> entries = new Combiner<>(this::commitGathered);
  // Changed only by whoever commits.
  private final OwnedExecutions owned;
  private final InFlight inFlight;
  private volatile int atWork;

  Committer(GroupJournal.Parts parts, InFlight inFlight) {
    this.parts = parts;
    this.connection = parts.connection();
    this.inFlight = inFlight;
    this.owned = new OwnedExecutions(parts.loader(), inFlight, connection::isStopped);
  }

  /** Spares reading an execution from the tables that is to be opened next. */
  void prepare(ExecutionState fresh) {
    owned.prepare(fresh);
  }

  /** The caller may find itself committing for others. */
  CompletableFuture<List<Step>> offer(UUID execution, Event event) {
    return offer(new Entry(execution, event, Optional.empty(), new CompletableFuture<>()));
  }

  CompletableFuture<List<Step>> offer(Entry entry) {
    entries.offer(entry);
    return entry.verdict();
  }

  private void commitGathered() {
    var wave = new Wave();
    for (var entry = entries.poll(); entry != null; entry = wave.isFull() ? null : entries.poll()) {
      apply(entry, wave);
    }
    commit(wave);
    atWork = inFlight.size();
  }

  private void apply(Entry entry, Wave wave) {
    entry.ended().ifPresent(inFlight::end);
    try {
      advance(entry, owned.find(entry), wave);
    } catch (RuntimeException e) {
      entry.ended().ifPresent(inFlight::settle);
      fail(entry, e);
    }
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
    wave.started().addAll(inFlight.start());
    write(wave);
  }

  private void write(Wave wave) {
    try {
      var rows = wave.rows(parts.ids(), parts.announces());
      if (!rows.isEmpty()) {
        CrashPoint.COMMIT_READY.hit();
        connection.commit(rows);
        CrashPoint.COMMIT_DONE.hit();
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
      parts.values().forEach(this::write);
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
    part.started().forEach(one -> giveUp(Lease.of(one.task())));
    inFlight.forget(execution);
    owned.remove(execution);
    if (isFinal(cause)) {
      fail(part, cause);
    } else if (part.applied().size() > 1) {
      writeOneByOne(execution, part);
    } else {
      fail(part, cause);
      readAgain(execution, part);
    }
  }

  private void giveUp(Lease lease) {
    inFlight.end(lease);
    inFlight.settle(lease);
  }

  /** Only one of them may be the one that cannot be written. */
  private void writeOneByOne(UUID execution, Wave part) {
    try {
      owned.load(execution);
    } catch (RuntimeException e) {
      fail(part, e);
      return;
    }
    for (var one : part.applied()) {
      var alone = new Wave();
      apply(one.entry(), alone);
      commit(alone);
    }
    offer(execution, new Event.Opened());
  }

  /** If it cannot even be taken up, it rests until {@link Ownership#takeOver} looks for it. */
  private void readAgain(UUID execution, Wave part) {
    if (part.onlyOpens()) {
      return;
    }
    try {
      owned.load(execution);
      offer(execution, new Event.Opened());
    } catch (RuntimeException e) {
      LOG.error("execution {} cannot be read", execution, e);
    }
  }

  private void fail(Wave part, Exception cause) {
    part.applied().forEach(one -> fail(one.entry(), cause));
  }

  private void fail(Entry entry, Exception cause) {
    entries.afterwards(() -> entry.verdict().completeExceptionally(cause));
  }

  private void carryOut(Wave wave) {
    for (var one : wave.applied()) {
      one.entry().ended().ifPresent(inFlight::settle);
      one.steps().forEach(step -> retryLater(one.execution().id(), step));
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
      parts.dispatcher().committed(wave.committed());
      CrashPoint.DISPATCHED.hit();
    } catch (RuntimeException e) {
      LOG.error("{} tasks could not be handed over", wave.started().size(), e);
      var outcome = new Outcome.Failed(Fault.ENVIRONMENT, "it could not be handed over: " + e.getMessage());
      wave.started().forEach(one -> offer(
          one.task().execution(), new Event.TaskEnded(one.task().number(), one.task().lease(), outcome)));
    }
  }

  /** Lost when the process dies, and that is fine: taking over releases a failed task at once. */
  private void retryLater(UUID execution, Step step) {
    if (step instanceof Step.RetryLater(int number, var delay)) {
      CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
          .execute(() -> offer(execution, new Event.RetryDue(number)));
    }
  }

  boolean knows(UUID execution) {
    return owned.contains(execution);
  }

  int inFlight() {
    return atWork;
  }

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
