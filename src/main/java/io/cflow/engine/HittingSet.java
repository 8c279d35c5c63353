package io.cflow.engine;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The cheapest choice of elements that has one in each of given sets, by branch and bound: what sets without common
 * elements cost at least bounds each branch from below.
 */
final class HittingSet {

  private final long[] cost;
  private int steps;
  private List<BitSet> sets = List.of();
  private BitSet best = new BitSet();
  private long bestCost;

  /** @param steps branches that all searches of this object may try together */
  HittingSet(long[] cost, int steps) {
    this.cost = cost.clone();
    this.steps = steps;
  }

  /** @return empty if the steps ran out before the cheapest was proven */
  Optional<BitSet> cheapest(List<BitSet> toHit) {
    sets = toHit;
    bestCost = Long.MAX_VALUE;
    search(new BitSet(), new BitSet(), 0);
    return steps < 0 ? Optional.empty() : Optional.of(best);
  }

  private void search(BitSet chosen, BitSet barred, long spent) {
    if (--steps < 0 || spent + atLeast(chosen, barred) >= bestCost) {
      return;
    }
    var open = sets.stream().filter(set -> !set.intersects(chosen))
        .min(Comparator.comparingInt(BitSet::cardinality));
    if (open.isEmpty()) {
      best = (BitSet) chosen.clone();
      bestCost = spent;
    } else {
      branch(open.get(), chosen, (BitSet) barred.clone(), spent);
    }
  }

  /** Each element in turn, the earlier ones given up: no choice is looked at twice. */
  private void branch(BitSet open, BitSet chosen, BitSet barred, long spent) {
    var elements = open.stream().filter(element -> !barred.get(element)).boxed()
        .sorted(Comparator.comparingLong(element -> cost[element])).toList();
    for (int element : elements) {
      chosen.set(element);
      search(chosen, barred, spent + cost[element]);
      chosen.clear(element);
      barred.set(element);
    }
  }

  private long atLeast(BitSet chosen, BitSet barred) {
    var touched = (BitSet) chosen.clone();
    long sum = 0;
    for (var set : sets) {
      if (!set.intersects(touched)) {
        var free = set.stream().filter(element -> !barred.get(element)).mapToLong(element -> cost[element]).min();
        if (free.isEmpty()) {
          return Long.MAX_VALUE / 2;
        }
        sum += free.getAsLong();
        touched.or(set);
      }
    }
    return sum;
  }
}
