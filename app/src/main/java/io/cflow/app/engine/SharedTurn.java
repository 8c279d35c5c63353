package io.cflow.app.engine;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets all who ask while somebody is at work share the next turn: what each wants done is what anybody does, as long as
 * it is begun after it was asked for.
 */
final class SharedTurn {

  private final ReentrantLock lock;
  private final AtomicLong asked = new AtomicLong();
  /** The last who had asked when a turn began. Changed under the lock. */
  private long served;

  /** @param lock held while working */
  SharedTurn(ReentrantLock lock) {
    this.lock = lock;
  }

  /** Returns when {@code work} has been done by somebody after this was called. If it fails, it fails for one of them. */
  void take(Runnable work) {
    long mine = asked.incrementAndGet();
    lock.lock();
    try {
      if (served < mine) {
        long all = asked.get();
        work.run();
        served = all;
      }
    } finally {
      lock.unlock();
    }
  }
}
