package io.cflow.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Who waits for whom. Immutable; made for 100,000 nodes: every question is answered in time and memory linear in
 * nodes and edges, without recursion. All answers keep the order in which the nodes were given.
 *
 * @param <N> a node, with value equality
 */
public final class DependencyGraph<N> {

  /** {@code from} waits for {@code to}. */
  public record Edge<N>(N from, N to) {}

  private final List<N> nodes;
  private final int[][] needs;
  private final int[][] dependents;

  private DependencyGraph(List<N> nodes, int[][] needs, int[][] dependents) {
    this.nodes = nodes;
    this.needs = needs;
    this.dependents = dependents;
  }

  /**
   * Builds a graph. A node or an edge given twice counts once.
   *
   * @throws IllegalArgumentException if an edge names an unknown node
   */
  public static <N> DependencyGraph<N> of(Collection<N> nodes, Collection<Edge<N>> edges) {
    var list = List.copyOf(new LinkedHashSet<>(nodes));
    var index = new HashMap<N, Integer>();
    list.forEach(node -> index.put(node, index.size()));
    var needs = emptyLists(list.size());
    var dependents = emptyLists(list.size());
    for (var edge : new LinkedHashSet<>(edges)) {
      int from = indexOf(index, edge.from());
      int to = indexOf(index, edge.to());
      needs.get(from).add(to);
      dependents.get(to).add(from);
    }
    return new DependencyGraph<>(list, toArrays(needs), toArrays(dependents));
  }

  private static <N> int indexOf(Map<N, Integer> index, N node) {
    var found = index.get(node);
    if (found == null) {
      throw new IllegalArgumentException("an edge names an unknown node: " + node);
    }
    return found;
  }

  private static List<List<Integer>> emptyLists(int size) {
    var lists = new ArrayList<List<Integer>>(size);
    for (int i = 0; i < size; i++) {
      lists.add(new ArrayList<>(2));
    }
    return lists;
  }

  private static int[][] toArrays(List<List<Integer>> lists) {
    return lists.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
  }

  public List<N> nodes() {
    return nodes;
  }

  /**
   * One cycle, as the nodes in waiting order: each waits for the next, the last for the first.
   *
   * @return empty if there is none
   */
  public List<N> cycle() {
    int[] open = unresolved();
    int start = firstOpen(open);
    return start < 0 ? List.of() : walkToRepeat(start, open);
  }

  private static int firstOpen(int[] open) {
    for (int i = 0; i < open.length; i++) {
      if (open[i] > 0) {
        return i;
      }
    }
    return -1;
  }

  /** Every unresolved node waits for another unresolved one, so following them must come back to a node. */
  private List<N> walkToRepeat(int start, int[] open) {
    var path = new ArrayList<Integer>();
    var seen = new HashMap<Integer, Integer>();
    int node = start;
    while (!seen.containsKey(node)) {
      seen.put(node, path.size());
      path.add(node);
      node = Arrays.stream(needs[node]).filter(need -> open[need] > 0).findFirst().orElseThrow();
    }
    return path.subList(seen.get(node), path.size()).stream().map(nodes::get).toList();
  }

  /** Open needs of each node after everything that can be done is done: all zero without cycles. */
  private int[] unresolved() {
    int[] open = openNeeds();
    var ready = new ArrayDeque<Integer>();
    addReady(open, ready);
    while (!ready.isEmpty()) {
      for (int dependent : dependents[ready.poll()]) {
        if (--open[dependent] == 0) {
          ready.add(dependent);
        }
      }
    }
    return open;
  }

  private int[] openNeeds() {
    return Arrays.stream(needs).mapToInt(list -> list.length).toArray();
  }

  private static void addReady(int[] open, Collection<Integer> ready) {
    for (int i = 0; i < open.length; i++) {
      if (open[i] == 0) {
        ready.add(i);
      }
    }
  }

  /**
   * Waves: the first holds what waits for nothing, each next what waits only for earlier ones.
   *
   * @throws IllegalStateException if there is a cycle
   */
  public List<List<N>> layers() {
    int[] open = openNeeds();
    var layers = new ArrayList<List<N>>();
    List<Integer> wave = new ArrayList<>();
    addReady(open, wave);
    int placed = 0;
    while (!wave.isEmpty()) {
      layers.add(wave.stream().map(nodes::get).toList());
      placed += wave.size();
      wave = release(wave, open);
    }
    refuseCycle(placed);
    return List.copyOf(layers);
  }

  private List<Integer> release(List<Integer> wave, int[] open) {
    var next = new ArrayList<Integer>();
    for (int done : wave) {
      for (int dependent : dependents[done]) {
        if (--open[dependent] == 0) {
          next.add(dependent);
        }
      }
    }
    Collections.sort(next);
    return next;
  }

  private void refuseCycle(int placed) {
    if (placed < nodes.size()) {
      throw new IllegalStateException("cycle: " + cycle());
    }
  }

  /** All nodes, each after everything it waits for. */
  public List<N> order() {
    return layers().stream().flatMap(List::stream).toList();
  }

  /**
   * The longest chain by weight: what decides how long everything takes however many work at it.
   *
   * @param weight of a node, not negative
   */
  public List<N> criticalPath(ToLongFunction<N> weight) {
    var index = new HashMap<N, Integer>();
    nodes.forEach(node -> index.put(node, index.size()));
    long[] finish = new long[nodes.size()];
    int[] previous = new int[nodes.size()];
    for (N node : order()) {
      int i = index.get(node);
      previous[i] = latest(needs[i], finish);
      finish[i] = weight.applyAsLong(node) + (previous[i] < 0 ? 0 : finish[previous[i]]);
    }
    return chainTo(latest(allIndices(), finish), previous);
  }

  private static int latest(int[] candidates, long[] finish) {
    int latest = -1;
    for (int candidate : candidates) {
      if (latest < 0 || finish[candidate] > finish[latest]) {
        latest = candidate;
      }
    }
    return latest;
  }

  private int[] allIndices() {
    int[] all = new int[nodes.size()];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private List<N> chainTo(int last, int[] previous) {
    var chain = new ArrayList<N>();
    for (int i = last; i >= 0; i = previous[i]) {
      chain.add(nodes.get(i));
    }
    return chain.reversed();
  }

  /** What {@code node} waits for, directly. */
  public List<N> needs(N node) {
    return Arrays.stream(needs[nodes.indexOf(node)]).mapToObj(nodes::get).toList();
  }

  /** Every node that waits for {@code node}, directly or not. */
  public List<N> allDependents(N node) {
    var seen = new HashSet<Integer>();
    var open = new ArrayDeque<Integer>(List.of(nodes.indexOf(node)));
    while (!open.isEmpty()) {
      for (int dependent : dependents[open.poll()]) {
        if (seen.add(dependent)) {
          open.add(dependent);
        }
      }
    }
    return seen.stream().sorted().map(nodes::get).toList();
  }
}
