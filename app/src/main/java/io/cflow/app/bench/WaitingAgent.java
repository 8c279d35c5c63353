package io.cflow.app.bench;

import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.Role;
import io.cflow.port.Agent;
import io.cflow.port.Assignment;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An agent that waits as long as its task says, as a model would make it wait, and notes when it did. */
final class WaitingAgent implements Agent {

  static final Role ROLE = new Role("bench");
  static final Capability WAIT = new Capability(ROLE, "wait");
  /** The same, for a workload in which only two may wait at a time. */
  static final Role PAIR = new Role("bench-pair");
  static final Capability WAIT_IN_PAIR = new Capability(PAIR, "wait");

  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final Queue<Stay> stays = new ConcurrentLinkedQueue<>();

  /** One body, in nanoseconds of {@link System#nanoTime}. */
  record Stay(int number, long began, long ended) {}

  @Override
  public Set<Capability> capabilities() {
    return Set.of(WAIT, WAIT_IN_PAIR);
  }

  /** The task's story holds the milliseconds to wait. */
  @Override
  public Outcome perform(Assignment assignment) {
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    long began = System.nanoTime();
    try {
      long millis = Long.parseLong(assignment.task().story());
      if (millis > 0 && new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody counts this latch down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed(Outcome.Fault.ENVIRONMENT, "interrupted");
    } finally {
      inFlight.decrementAndGet();
      stays.add(new Stay(assignment.task().number(), began, System.nanoTime()));
    }
    return new Outcome.Succeeded("waited", List.of());
  }

  int mostInFlight() {
    return mostInFlight.get();
  }

  /** What was noted since the last call. */
  List<Stay> takeStays() {
    var taken = List.copyOf(stays);
    stays.clear();
    return taken;
  }
}
