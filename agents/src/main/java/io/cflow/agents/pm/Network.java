package io.cflow.agents.pm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The critical path method: earliest and latest start of every activity. J. Kelley, M. Walker, "Critical-Path Planning
 * and Scheduling", 1959.
 */
final class Network {

  private final List<String> order;
  private final Map<String, Set<String>> waitsFor;
  private final Map<String, Double> duration;
  private final Map<String, Double> earliest = new HashMap<>();
  private final Map<String, Double> tail = new HashMap<>();
  private final double length;

  /** One activity's times, in units of its duration; {@code slack} 0 means critical. */
  record Times(double earlyStart, double earlyFinish, double lateStart, double lateFinish, double slack) {}

  /**
   * Computes the times.
   *
   * @param order every activity after those it waits for
   */
  Network(List<String> order, Map<String, Set<String>> waitsFor, Map<String, Double> duration) {
    this.order = List.copyOf(order);
    this.waitsFor = waitsFor;
    this.duration = duration;
    forward();
    backward();
    this.length = order.stream().mapToDouble(each -> earliest.get(each) + duration.get(each)).max().orElse(0);
  }

  double length() {
    return length;
  }

  Map<String, Times> times() {
    var times = new LinkedHashMap<String, Times>();
    for (var each : order) {
      double early = earliest.get(each);
      double late = length - tail.get(each);
      times.put(each, new Times(early, early + duration.get(each), late, late + duration.get(each),
          Math.max(0, round(late - early))));
    }
    return times;
  }

  /** One longest chain, first to last; of equal chains the one of the earlier activities. */
  List<String> criticalPath() {
    var path = new ArrayList<String>();
    double at = 0;
    for (var each : order) {
      boolean follows = path.isEmpty() || waitsFor.get(each).contains(path.getLast());
      if (follows && earliest.get(each) == at && isCritical(each)) {
        path.add(each);
        at += duration.get(each);
      }
    }
    return path;
  }

  /**
   * List scheduling on {@code workers} equal workers, longest remaining chain first: R. Graham, "Bounds on
   * Multiprocessing Timing Anomalies", 1969. At most twice as long as the best schedule.
   *
   * @return start of every activity
   */
  Map<String, Double> schedule(int workers) {
    var start = new LinkedHashMap<String, Double>();
    var free = new double[workers];
    while (start.size() < order.size()) {
      int worker = earliestFree(free);
      var next = next(start, free[worker]);
      double begin = Math.max(free[worker], readyAt(next, start));
      start.put(next, begin);
      free[worker] = begin + duration.get(next);
    }
    return start;
  }

  /** How long the schedule on {@code workers} takes. */
  double makespan(int workers) {
    var start = schedule(workers);
    return start.entrySet().stream().mapToDouble(each -> each.getValue() + duration.get(each.getKey())).max().orElse(0);
  }

  private boolean isCritical(String each) {
    return round(earliest.get(each) + tail.get(each) - length) == 0;
  }

  /** Of the activities whose predecessors are placed: what can begin first, then what has the longest tail. */
  private String next(Map<String, Double> start, double free) {
    String best = "";
    double bestBegin = 0;
    for (var each : order) {
      if (!start.containsKey(each) && start.keySet().containsAll(waitsFor.get(each))) {
        double begin = Math.max(free, readyAt(each, start));
        if (best.isEmpty() || begin < bestBegin || begin == bestBegin && tail.get(each) > tail.get(best)) {
          best = each;
          bestBegin = begin;
        }
      }
    }
    return best;
  }

  private double readyAt(String each, Map<String, Double> start) {
    return waitsFor.get(each).stream().mapToDouble(before -> start.get(before) + duration.get(before)).max().orElse(0);
  }

  private static int earliestFree(double[] free) {
    int best = 0;
    for (int i = 1; i < free.length; i++) {
      best = free[i] < free[best] ? i : best;
    }
    return best;
  }

  private void forward() {
    for (var each : order) {
      earliest.put(each, waitsFor.get(each).stream()
          .mapToDouble(before -> earliest.getOrDefault(before, 0.0) + duration.get(before)).max().orElse(0));
    }
  }

  private void backward() {
    order.forEach(each -> tail.put(each, duration.get(each)));
    for (var each : order.reversed()) {
      waitsFor.get(each).forEach(before ->
          tail.merge(before, duration.get(before) + tail.get(each), Math::max));
    }
  }

  private static double round(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}
