package io.cflow.routes.contract;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which step can follow which: first a route, then its steps, after a step that sends the route it sends to. What is
 * handed to the intake or the journal is committed, and comes back through the dispatcher's doors.
 */
public final class RouteGraph {

  private static final Set<String> COMMITTING =
      Set.of("intake.accept", "journal.record", "gates.decide", "gates.signal");
  private static final List<String> DISPATCHED = List.of("tasks-fan-out", "execution-advance");

  private final Map<String, Set<String>> next = new TreeMap<>();

  private RouteGraph() {}

  public static RouteGraph of(RouteModel model) {
    var graph = new RouteGraph();
    model.routes().forEach(route -> graph.follow(Set.of(route.id()), route.steps()));
    return graph;
  }

  /** Whether there is a route or a step of this name. */
  public boolean knows(String id) {
    return next.containsKey(id);
  }

  /** Whether a message that comes by {@code from} can come by {@code to} later. */
  public boolean leads(String from, String to) {
    var seen = new HashSet<String>();
    var open = new ArrayDeque<>(next.getOrDefault(from, Set.of()));
    while (!open.isEmpty()) {
      var at = open.pop();
      if (at.equals(to)) {
        return true;
      }
      if (seen.add(at)) {
        open.addAll(next.getOrDefault(at, Set.of()));
      }
    }
    return false;
  }

  /** @return where a message can be when it has come by all steps */
  private Set<String> follow(Set<String> before, List<Step> steps) {
    var at = before;
    for (var step : steps) {
      at.forEach(id -> add(id, step.id()));
      next.computeIfAbsent(step.id(), id -> new TreeSet<>()).addAll(sentTo(step));
      at = through(step);
    }
    return at;
  }

  /** A branch may be passed by, so the step itself is always one of the places. */
  private Set<String> through(Step step) {
    var ends = new TreeSet<>(Set.of(step.id()));
    var inside = step.children().stream().filter(child -> !child.isBranch()).toList();
    ends.addAll(follow(Set.of(step.id()), inside));
    step.children().stream()
        .filter(Step::isBranch)
        .forEach(branch -> ends.addAll(follow(Set.of(step.id()), branch.children())));
    return ends;
  }

  private static Set<String> sentTo(Step step) {
    var routes = new TreeSet<String>();
    step.target().map(target -> target.replaceFirst("direct:", "")).ifPresent(routes::add);
    step.call().filter(call -> COMMITTING.contains(call.toString())).ifPresent(call -> routes.addAll(DISPATCHED));
    return routes;
  }

  private void add(String from, String to) {
    next.computeIfAbsent(from, id -> new TreeSet<>()).add(to);
  }
}
