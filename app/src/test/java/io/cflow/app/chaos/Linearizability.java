package io.cflow.app.chaos;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether what clients saw of one task can have happened in some order, each operation at one moment between its call
 * and its return. By search, after Wing and Gong: Testing and Verifying Concurrent Objects (1993), with the set of
 * visited states of Lowe: Testing for Linearizability (2017).
 */
final class Linearizability {

  /** What an operation does. */
  enum Kind {
    CLAIM,
    COMPLETE
  }

  /** How it went, as far as is known. */
  enum Result {
    OK,
    REFUSED,
    /** Whoever asked has died before there was an answer: it happened or not. */
    UNKNOWN
  }

  /** @param lease of the claim, or by which it was completed */
  record Operation(Kind kind, long lease, long called, long returned, Result result) {}

  /** The task as one machine would keep it. */
  private record Task(long lease, boolean done) {

    static final Task FRESH = new Task(0, false);

    /** @return the task afterwards, empty if this cannot have been the result */
    Optional<Task> after(Operation operation) {
      return switch (operation.kind()) {
        case CLAIM -> done || operation.lease() <= lease
            ? Optional.empty()
            : Optional.of(new Task(operation.lease(), false));
        case COMPLETE -> {
          boolean valid = !done && operation.lease() == lease;
          yield switch (operation.result()) {
            case OK -> valid ? Optional.of(new Task(lease, true)) : Optional.empty();
            case REFUSED -> valid ? Optional.empty() : Optional.of(this);
            case UNKNOWN -> Optional.of(valid ? new Task(lease, true) : this);
          };
        }
      };
    }
  }

  private record Visited(BitSet linearized, Task task) {}

  private final List<Operation> history;
  private final Set<Visited> visited = new HashSet<>();

  private Linearizability(List<Operation> history) {
    this.history = history;
  }

  static boolean holds(List<Operation> history) {
    var byCall = new ArrayList<>(history);
    byCall.sort(Comparator.comparingLong(Operation::called));
    return new Linearizability(byCall).search(new BitSet(), Task.FRESH);
  }

  private boolean search(BitSet linearized, Task task) {
    if (IntStream.range(0, history.size()).allMatch(i -> linearized.get(i) || isOptional(i))) {
      return true;
    }
    if (!visited.add(new Visited((BitSet) linearized.clone(), task))) {
      return false;
    }
    long firstReturn = IntStream.range(0, history.size()).filter(i -> !linearized.get(i))
        .mapToLong(i -> history.get(i).returned()).min().orElseThrow();
    return IntStream.range(0, history.size())
        .filter(i -> !linearized.get(i) && history.get(i).called() <= firstReturn)
        .anyMatch(i -> task.after(history.get(i)).filter(next -> search(with(linearized, i), next)).isPresent());
  }

  private boolean isOptional(int index) {
    return history.get(index).result() == Result.UNKNOWN;
  }

  private static BitSet with(BitSet set, int index) {
    var more = (BitSet) set.clone();
    more.set(index);
    return more;
  }
}
