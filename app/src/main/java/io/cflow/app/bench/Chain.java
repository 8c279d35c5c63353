package io.cflow.app.bench;

import io.cflow.app.bench.WaitingAgent.Stay;
import java.util.ArrayList;
import java.util.List;

/** Times from one body to the next in chains; the first task of each chain starts anew. */
final class Chain {

  private final List<Double> transitions = new ArrayList<>();
  private long last;

  synchronized void ended(Stay stay) {
    if (stay.number() > 0) {
      transitions.add((stay.ended() - last) / 1e6);
    }
    last = stay.ended();
  }

  /** Milliseconds that {@code share} of the transitions do not exceed. */
  synchronized double percentile(double share) {
    var sorted = transitions.stream().sorted().toList();
    return sorted.get((int) (sorted.size() * share));
  }
}
