package io.cflow.store;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.engine.Step;
import io.cflow.port.Committed;
import io.cflow.port.Committed.Consequence;
import io.cflow.port.Dispatcher;
import io.cflow.port.Journal;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Performs what is dispatched, each task on a virtual thread of its own, and remembers what it saw. */
final class Crew implements Dispatcher {

  static final Outcome DONE = new Outcome.Succeeded("done", List.of());

  private final Function<AgentTask, Outcome> work;
  private volatile Journal journal;

  final Queue<AgentTask> started = new ConcurrentLinkedQueue<>();
  final Queue<Consequence> consequences = new ConcurrentLinkedQueue<>();
  final Queue<Throwable> trouble = new ConcurrentLinkedQueue<>();
  final LongAdder performed = new LongAdder();
  final Map<String, AtomicInteger> mostAtOnce = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();
  private final Map<UUID, Boolean> resting = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  Crew(Function<AgentTask, Outcome> work) {
    this.work = work;
  }

  void works(Journal journal) {
    this.journal = journal;
  }

  @Override
  public void committed(Committed committed) {
    started.addAll(committed.started());
    consequences.addAll(committed.steps());
    for (var consequence : committed.steps()) {
      switch (consequence.step()) {
        case Step.Settle _ -> resting.put(consequence.execution(), true);
        case Step.Release _ -> resting.put(consequence.execution(), false);
        default -> {}
      }
    }
    signal();
    committed.started().forEach(task -> Thread.startVirtualThread(() -> perform(task)));
  }

  private void perform(AgentTask task) {
    try {
      enter("");
      enter(task.role());
      var outcome = work.apply(task);
      leave("");
      leave(task.role());
      performed.increment();
      if (outcome != null) {
        journal.record(task, outcome);
      }
    } catch (Throwable e) {
      trouble.add(e);
    }
    signal();
  }

  private void enter(String who) {
    int now = atOnce.computeIfAbsent(who, w -> new AtomicInteger()).incrementAndGet();
    mostAtOnce.computeIfAbsent(who, w -> new AtomicInteger()).accumulateAndGet(now, Math::max);
  }

  private void leave(String who) {
    atOnce.get(who).decrementAndGet();
  }

  private void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all of them settled after whatever was last released in them. */
  void awaitRest(UUID... executions) {
    awaitRest(List.of(executions));
  }

  void awaitRest(List<UUID> executions) {
    await("rest", () -> executions.stream().allMatch(id -> resting.getOrDefault(id, false)));
  }

  void await(String what, BooleanSupplier condition) {
    long nanos = TimeUnit.SECONDS.toNanos(60);
    lock.lock();
    try {
      while (!condition.getAsBoolean()) {
        if (nanos <= 0) {
          throw new AssertionError("no " + what + " within a minute; trouble: " + trouble);
        }
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  /** The steps of one kind, in the order they were committed. */
  <T extends Step> List<T> steps(UUID execution, Class<T> kind) {
    return consequences.stream()
        .filter(consequence -> consequence.execution().equals(execution))
        .map(Consequence::step).filter(kind::isInstance).map(kind::cast).toList();
  }
}
