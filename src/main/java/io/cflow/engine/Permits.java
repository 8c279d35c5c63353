package io.cflow.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who may work at the same time: a limit for everybody and one for each role. A permit is taken before a task is
 * dispatched and given back when its outcome is durable, so no more bodies than permits can repeat after a crash.
 * Used by one thread at a time.
 *
 * @param <T> what waits for a permit
 */
public final class Permits<T> {

  private final int pool;
  private final Map<String, Integer> limits;
  private final Map<String, Integer> taken = new HashMap<>();
  /** By role, in the order of their next turn. */
  private final LinkedHashMap<String, Deque<T>> waiting = new LinkedHashMap<>();
  private int inFlight;

  /**
   * @param pool permits in all, at least 1
   * @param limits permits by role; a role that is not named is bounded by the pool alone
   */
  public Permits(int pool, Map<String, Integer> limits) {
    if (pool < 1) {
      throw new IllegalArgumentException("a pool needs at least one permit, not " + pool);
    }
    this.pool = pool;
    this.limits = Map.copyOf(limits);
  }

  public void await(String role, T item) {
    waiting.computeIfAbsent(role, r -> new ArrayDeque<>()).add(item);
  }

  /** Hands out permits, role by role in turn, first come first served within a role. */
  public List<T> grant() {
    var granted = new ArrayList<T>();
    for (var role = next(); role.isPresent(); role = next()) {
      granted.add(grant(role.get()));
    }
    return granted;
  }

  private Optional<String> next() {
    return waiting.keySet().stream().filter(this::isFree).findFirst();
  }

  private boolean isFree(String role) {
    return inFlight < pool
        && taken.getOrDefault(role, 0) < limits.getOrDefault(role, pool)
        && !waiting.get(role).isEmpty();
  }

  /** The role goes to the end of the turn, and stays there until the next call: one permit at a time is fair too. */
  private T grant(String role) {
    var queue = waiting.get(role);
    waiting.putLast(role, queue);
    taken.merge(role, 1, Integer::sum);
    inFlight++;
    return queue.remove();
  }

  /** Gives a permit back. */
  public void release(String role) {
    if (taken.getOrDefault(role, 0) == 0) {
      throw new IllegalStateException("a permit of " + role + " came back that was never taken; indicates a bug");
    }
    taken.merge(role, -1, Integer::sum);
    inFlight--;
  }

  /** Forgets what waits and matches; permits already taken stay taken. */
  public void forget(Predicate<T> gone) {
    waiting.values().forEach(queue -> queue.removeIf(gone));
  }

  public int inFlight() {
    return inFlight;
  }
}
