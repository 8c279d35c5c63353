package io.cflow.store;

import io.cflow.domain.AgentTask;
import io.cflow.engine.ExecutionState;
import io.cflow.engine.Permits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who works, and who waits for a permit to work. A body holds its permit until its outcome is written, so no more of
 * them than there are permits can repeat after a crash. Used by one thread at a time.
 */
final class InFlight {

  private final Permits<Waiting> permits;
  /** Bodies at work, with the role whose permit each holds. */
  private final Map<Lease, String> bodies = new HashMap<>();
  /** Bodies that have ended, but whose outcome is not written. */
  private final Set<Lease> unwritten = new HashSet<>();
  private final AtomicLong lastLease;

  private record Waiting(ExecutionState execution, int number) {}

  /** A task that has got a permit and a lease. */
  record Started(ExecutionState execution, AgentTask task) {}

  InFlight(Permits<Waiting> permits, long firstLease) {
    this.permits = permits;
    this.lastLease = new AtomicLong(firstLease);
  }

  static InFlight of(Worker worker, int pool, Map<String, Integer> limits) {
    return new InFlight(new Permits<>(pool, limits), worker.firstLease());
  }

  /** May be called by any thread. */
  void giveAbove(long lease) {
    lastLease.accumulateAndGet(lease, Math::max);
  }

  void await(ExecutionState execution, int number) {
    permits.await(role(execution, number), new Waiting(execution, number));
  }

  /** Starts what has a permit now; what may not run any more gives it back at once. */
  List<Started> start() {
    var started = new ArrayList<Started>();
    for (var granted = permits.grant(); !granted.isEmpty(); granted = permits.grant()) {
      granted.forEach(waiting -> start(waiting, started));
    }
    return started;
  }

  private void start(Waiting waiting, List<Started> started) {
    var task = waiting.execution().start(waiting.number(), lastLease.incrementAndGet());
    task.ifPresentOrElse(
        body -> {
          bodies.put(Lease.of(body), body.role());
          started.add(new Started(waiting.execution(), body));
        },
        () -> permits.release(role(waiting.execution(), waiting.number())));
  }

  private static String role(ExecutionState execution, int number) {
    return execution.planned(number).capability().role().name();
  }

  /** Every body that ends gives its permit back, also one whose outcome will be refused, and each only once. */
  void end(Lease lease) {
    var role = bodies.remove(lease);
    if (role != null) {
      permits.release(role);
      unwritten.add(lease);
    }
  }

  /** Its outcome is written, or never will be. */
  void settle(Lease lease) {
    unwritten.remove(lease);
  }

  /** Whether an outcome with this lease may still come, or come again because it could not be written. */
  boolean expects(Lease lease) {
    return bodies.containsKey(lease) || unwritten.contains(lease);
  }

  /** What waits of this execution is out of date. */
  void forget(UUID execution) {
    permits.forget(waiting -> waiting.execution().id().equals(execution));
  }

  void forgetAll() {
    permits.forget(waiting -> true);
  }

  int size() {
    return bodies.size();
  }
}
