package io.cflow.engine;

import io.cflow.domain.Dependency;
import io.cflow.domain.Dependency.Strength;
import io.cflow.domain.EpicDependency;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order a plan's stories can be worked in. Stated dependencies always hold; the sequence inside an epic is a
 * default that gives way where it would contradict a stated one, or altogether if the team wants parallel stories.
 */
public final class StoryOrder {

  private final List<Dependency> edges;
  private final Map<String, List<Dependency>> edgesByStory;
  private final DependencyGraph<String> graph;

  private StoryOrder(List<String> stories, List<Dependency> edges) {
    this.edges = edges;
    this.edgesByStory = edges.stream().collect(Collectors.groupingBy(Dependency::from));
    this.graph = DependencyGraph.of(
        stories, edges.stream().map(edge -> new DependencyGraph.Edge<>(edge.from(), edge.to())).toList());
  }

  /** @param parallelWithinEpic drops the default sequence inside an epic */
  public static StoryOrder of(Plan plan, boolean parallelWithinEpic) {
    var stories = plan.stories().stream().map(Story::id).toList();
    var hard = new StoryOrder(stories, hardEdges(plan));
    if (parallelWithinEpic || !hard.cycle().isEmpty()) {
      return hard;
    }
    var rank = ranks(stories, hard.edges);
    var all = new ArrayList<>(hard.edges);
    softEdges(plan).filter(edge -> rank.get(edge.to()) < rank.get(edge.from())).forEach(all::add);
    return new StoryOrder(stories, List.copyOf(all));
  }

  private static List<Dependency> hardEdges(Plan plan) {
    var edges = new LinkedHashMap<DependencyGraph.Edge<String>, Dependency>();
    plan.dependencies().stream()
        .filter(edge -> edge.strength() == Strength.HARD)
        .filter(connects(plan))
        .forEach(edge -> edges.putIfAbsent(new DependencyGraph.Edge<>(edge.from(), edge.to()), edge));
    for (var epics : plan.epicDependencies()) {
      addEpicEdges(plan, epics, edges);
    }
    return List.copyOf(edges.values());
  }

  private static void addEpicEdges(
      Plan plan, EpicDependency epics, Map<DependencyGraph.Edge<String>, Dependency> edges) {
    var firsts = plan.storiesOf(epics.to());
    for (var waiting : plan.storiesOf(epics.from())) {
      for (var first : firsts) {
        edges.putIfAbsent(
            new DependencyGraph.Edge<>(waiting.id(), first.id()),
            new Dependency(waiting.id(), first.id(), Strength.HARD, epics.reason(), epics.evidence()));
      }
    }
  }

  private static Stream<Dependency> softEdges(Plan plan) {
    return plan.dependencies().stream().filter(edge -> edge.strength() == Strength.SOFT).filter(connects(plan));
  }

  private static Predicate<Dependency> connects(Plan plan) {
    var known = plan.stories().stream().map(Story::id).collect(Collectors.toSet());
    return edge -> known.contains(edge.from()) && known.contains(edge.to());
  }

  /**
   * One total order that respects the stated dependencies and is otherwise the natural one. Soft edges that agree
   * with it cannot close a cycle, neither with stated ones nor among themselves.
   */
  private static Map<String, Integer> ranks(List<String> stories, List<Dependency> hard) {
    var open = new HashMap<String, Integer>();
    var waiting = new HashMap<String, List<String>>();
    stories.forEach(story -> open.put(story, 0));
    for (var edge : hard) {
      open.merge(edge.from(), 1, Integer::sum);
      waiting.computeIfAbsent(edge.to(), to -> new ArrayList<>()).add(edge.from());
    }
    var ready = new PriorityQueue<String>(Comparator.comparing(story -> story, NaturalOrder.INSTANCE));
    stories.stream().filter(story -> open.get(story) == 0).forEach(ready::add);
    var ranks = new HashMap<String, Integer>();
    while (!ready.isEmpty()) {
      var story = ready.poll();
      ranks.put(story, ranks.size());
      waiting.getOrDefault(story, List.of()).stream()
          .filter(next -> open.merge(next, -1, Integer::sum) == 0)
          .forEach(ready::add);
    }
    return ranks;
  }

  /** The edges that hold, stated ones first. */
  public List<Dependency> edges() {
    return edges;
  }

  /** The edges that make {@code story} wait. */
  public List<Dependency> edgesFrom(String story) {
    return List.copyOf(edgesByStory.getOrDefault(story, List.of()));
  }

  /** The stories of one cycle in waiting order; empty if there is none. */
  public List<String> cycle() {
    return graph.cycle();
  }

  /** @return waves of stories that can run side by side; asked only of an order without a cycle */
  public DependencyGraph<String> graph() {
    return graph;
  }
}
