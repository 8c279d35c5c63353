package io.cflow.store;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread work for all: whoever hands something over and finds nobody at work does what has gathered. Known as
 * flat combining (Hendler, Incze, Shavit, Tzafrir: Flat Combining and the Synchronization-Parallelism Tradeoff, 2010).
 */
final class Combiner<E> {

  private final Queue<E> entries = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> afterwards = new ConcurrentLinkedQueue<>();
  private final ReentrantLock working = new ReentrantLock();
  private final Runnable work;

  /** @param work takes entries with {@link #poll}; never runs twice at the same time */
  Combiner(Runnable work) {
    this.work = work;
  }

  void offer(E entry) {
    entries.add(entry);
    pump();
  }

  /**
   * The queue is looked at again after the lock is free: an entry that came just before would otherwise wait for the
   * next one. Whoever holds the lock, even if it is this thread, comes by here afterwards.
   */
  private void pump() {
    do {
      if (working.isHeldByCurrentThread() || !working.tryLock()) {
        return;
      }
      try {
        work.run();
      } finally {
        working.unlock();
      }
      runAfterwards();
    } while (!entries.isEmpty());
  }

  private void runAfterwards() {
    for (var next = afterwards.poll(); next != null; next = afterwards.poll()) {
      next.run();
    }
  }

  @Nullable E poll() {
    return entries.poll();
  }

  int size() {
    return entries.size();
  }

  /** For an entry that was taken, but whose turn it is not yet. Only while working. */
  void putBack(E entry) {
    entries.add(entry);
  }

  /** For what calls others back: done when the lock is free, because they may take their time. */
  void afterwards(Runnable action) {
    afterwards.add(action);
  }

  /** Runs {@code action} while nobody works. */
  void alone(Runnable action) {
    working.lock();
    try {
      action.run();
    } finally {
      working.unlock();
    }
    // Somebody may have come meanwhile, found the lock taken and left.
    pump();
  }
}
