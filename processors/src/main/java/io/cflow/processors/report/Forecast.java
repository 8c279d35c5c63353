package io.cflow.processors.report;

import io.cflow.domain.Dependency;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.DependencyGraph;
import io.cflow.engine.StoryOrder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The order in which what is left of a plan can be worked. It rests on the dependencies alone: nobody knows how long
 * a story takes, so every story counts the same.
 *
 * @param waves stories that can be worked side by side, each wave after the one before; empty if there is a cycle
 * @param edges the waits that still hold
 * @param longestChain what decides how long everything takes however many work at it
 * @param cycle stories that wait for each other, in waiting order; usually empty
 */
public record Forecast(
    List<List<String>> waves, List<Dependency> edges, List<String> longestChain, List<String> cycle) {

  public Forecast {
    waves = List.copyOf(waves);
    edges = List.copyOf(edges);
    longestChain = List.copyOf(longestChain);
    cycle = List.copyOf(cycle);
  }

  public static Forecast of(Plan plan) {
    var order = StoryOrder.of(plan, false);
    var left = plan.stories().stream().filter(Forecast::isLeft).toList();
    var ids = left.stream().map(Story::id).collect(Collectors.toSet());
    var edges = left.stream()
        .filter(Forecast::waits)
        .flatMap(story -> order.edgesFrom(story.id()).stream())
        .filter(edge -> ids.contains(edge.to()))
        .toList();
    var graph = DependencyGraph.of(
        left.stream().map(Story::id).toList(),
        edges.stream().map(edge -> new DependencyGraph.Edge<>(edge.from(), edge.to())).toList());
    return graph.cycle().isEmpty()
        ? new Forecast(graph.layers(), edges, graph.criticalPath(story -> 1), List.of())
        : new Forecast(List.of(), edges, List.of(), graph.cycle());
  }

  /** Stories that are neither finished nor given up. */
  public int left() {
    return waves.stream().mapToInt(List::size).sum();
  }

  /** How many stories the broadest wave has. */
  public int widest() {
    return waves.stream().mapToInt(List::size).max().orElse(0);
  }

  static boolean isLeft(Story story) {
    return switch (story.status()) {
      case DONE, CANCELLED, DEFERRED -> false;
      case BACKLOG, DRAFT, APPROVED, READY, IN_PROGRESS, REVIEW, BLOCKED, UNKNOWN -> true;
    };
  }

  /** Work that has begun is not called back because something before it is unfinished. */
  private static boolean waits(Story story) {
    return story.status() != StoryStatus.IN_PROGRESS && story.status() != StoryStatus.REVIEW;
  }
}
