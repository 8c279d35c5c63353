package io.cflow.app.bench;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.Role;
import io.cflow.port.Agent;
import io.cflow.port.Assignment;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An agent that waits as long as its task says, as a model would make it wait, and tells who watches when it did. */
final class WaitingAgent implements Agent {

  static final Role ROLE = new Role("bench");
  static final Capability WAIT = new Capability(ROLE, "wait");
  /** The same, for a workload in which only two may wait at a time. */
  static final Role PAIR = new Role("bench-pair");
  static final Capability WAIT_IN_PAIR = new Capability(PAIR, "wait");

  /** About as much as the other engines' bodies return. */
  private static final String RESULT =
      "{\"plan\":%d,\"task\":%d,\"ok\":true,\"out\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"}";

  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private volatile Watcher watcher = stay -> {};

  /** One body, in nanoseconds of {@link System#nanoTime}. */
  record Stay(Label label, int number, long began, long ended) {}

  /** Told of every body, on its thread, before its outcome goes to the journal. */
  @FunctionalInterface
  interface Watcher {
    void ended(Stay stay);
  }

  /** What the story of a task says: which plan of the workload it belongs to, and how long to wait. */
  record Label(int plan, long millis) {

    String text() {
      return plan + "/" + millis;
    }

    static Label of(AgentTask task) {
      var text = task.story();
      int slash = text.indexOf('/');
      return new Label(Integer.parseInt(text, 0, slash, 10), Long.parseLong(text, slash + 1, text.length(), 10));
    }
  }

  void watch(Watcher next) {
    watcher = next;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(WAIT, WAIT_IN_PAIR);
  }

  @Override
  public Outcome perform(Assignment assignment) {
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    var label = Label.of(assignment.task());
    long began = System.nanoTime();
    try {
      pause(label.millis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed(Outcome.Fault.ENVIRONMENT, "interrupted");
    } finally {
      inFlight.decrementAndGet();
    }
    int number = assignment.task().number();
    watcher.ended(new Stay(label, number, began, System.nanoTime()));
    return new Outcome.Succeeded(RESULT.formatted(label.plan(), number), List.of());
  }

  private static void pause(long millis) throws InterruptedException {
    if (millis > 0 && new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("nobody counts this latch down");
    }
  }

  int mostInFlight() {
    return mostInFlight.get();
  }
}
