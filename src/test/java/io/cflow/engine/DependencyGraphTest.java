package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.engine.DependencyGraph.Edge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {

  @Test
  void layers_put_each_node_right_after_what_it_waits_for() {
    var graph = DependencyGraph.of(List.of("a", "b", "c", "d"), edges("c>a", "c>b", "d>c"));

    assertThat(graph.layers()).containsExactly(List.of("a", "b"), List.of("c"), List.of("d"));
    assertThat(graph.cycle()).isEmpty();
  }

  @Test
  void a_cycle_is_named_in_waiting_order() {
    var graph = DependencyGraph.of(List.of("a", "b", "c", "d"), edges("a>b", "b>c", "c>a", "d>a"));

    assertThat(graph.cycle()).containsExactly("a", "b", "c");
    assertThatThrownBy(graph::layers).isInstanceOf(IllegalStateException.class).hasMessageContaining("[a, b, c]");
  }

  @Test
  void a_node_that_waits_for_a_cycle_is_not_named_as_part_of_it() {
    var graph = DependencyGraph.of(List.of("outside", "a", "b"), edges("outside>a", "a>b", "b>a"));

    assertThat(graph.cycle()).containsExactly("a", "b");
  }

  @Test
  void a_node_that_waits_for_itself_is_a_cycle_of_one() {
    assertThat(DependencyGraph.of(List.of("a"), edges("a>a")).cycle()).containsExactly("a");
  }

  @Test
  void an_edge_to_nowhere_is_refused() {
    assertThatThrownBy(() -> DependencyGraph.of(List.of("a"), edges("a>b")))
        .hasMessage("an edge names an unknown node: b");
  }

  @Test
  void the_critical_path_is_the_heaviest_chain() {
    var graph = DependencyGraph.of(List.of("a", "b", "c", "d"), edges("b>a", "d>b", "d>c"));

    assertThat(graph.criticalPath(node -> 1)).containsExactly("a", "b", "d");
    assertThat(graph.criticalPath(node -> node.equals("c") ? 10 : 1)).containsExactly("c", "d");
  }

  @Test
  void the_first_node_weighs_like_any_other() {
    var graph = DependencyGraph.of(List.of("a", "b", "c", "d", "e"), edges("d>a", "c>b", "e>c"));

    assertThat(graph.criticalPath(node -> node.equals("a") ? 10 : 1)).containsExactly("a", "d");
  }

  @Test
  void between_chains_of_equal_weight_the_first_given_counts() {
    var graph = DependencyGraph.of(List.of("a", "b", "c"), edges("c>a", "c>b"));

    assertThat(graph.criticalPath(node -> 1)).containsExactly("a", "c");
    assertThat(DependencyGraph.of(List.of("a", "b"), List.<Edge<String>>of()).criticalPath(node -> 1))
        .containsExactly("a");
  }

  @Test
  void a_layer_keeps_the_order_in_which_its_nodes_were_given() {
    var graph = DependencyGraph.of(List.of("c", "d", "a", "b"), edges("d>a", "c>b"));

    assertThat(graph.layers()).containsExactly(List.of("a", "b"), List.of("c", "d"));
  }

  @Test
  void dependents_are_found_through_others() {
    var graph = DependencyGraph.of(List.of("a", "b", "c", "d"), edges("b>a", "c>b"));

    assertThat(graph.allDependents("a")).containsExactly("b", "c");
    assertThat(graph.needs("c")).containsExactly("b");
  }

  @Test
  void a_chain_of_a_hundred_thousand_needs_no_deep_stack() {
    var nodes = IntStream.range(0, 100_000).boxed().toList();
    var chain = nodes.stream().skip(1).map(i -> new Edge<>(i, i - 1)).toList();

    assertThat(DependencyGraph.of(nodes, chain).layers()).hasSize(100_000);
  }

  @Test
  void a_node_or_an_edge_given_twice_counts_once() {
    var graph = DependencyGraph.of(List.of("a", "a", "b", "c"), edges("c>b", "c>b", "b>a"));

    assertThat(graph.nodes()).containsExactly("a", "b", "c");
    assertThat(graph.layers()).containsExactly(List.of("a"), List.of("b"), List.of("c"));
    assertThat(graph.criticalPath(node -> 1)).containsExactly("a", "b", "c");
    assertThat(graph.needs("c")).containsExactly("b");
  }

  @Property(tries = 500)
  void a_cycle_is_found_exactly_when_somebody_can_reach_themselves(
      @ForAll @IntRange(min = 1, max = 8) int size, @ForAll Random random) {
    var edges = new ArrayList<Edge<Integer>>();
    for (int n = random.nextInt(2 * size); n > 0; n--) {
      edges.add(new Edge<>(random.nextInt(size), random.nextInt(size)));
    }

    var graph = DependencyGraph.of(IntStream.range(0, size).boxed().toList(), edges);

    assertThat(graph.cycle().isEmpty()).isEqualTo(IntStream.range(0, size).noneMatch(i -> reaches(i, i, edges, size)));
  }

  /** In at most {@code steps} steps, by trying everything. */
  private static boolean reaches(int from, int to, List<Edge<Integer>> edges, int steps) {
    return steps > 0 && edges.stream()
        .filter(edge -> edge.from() == from)
        .anyMatch(edge -> edge.to() == to || reaches(edge.to(), to, edges, steps - 1));
  }

  @Property
  void every_node_comes_after_all_it_waits_for(@ForAll @IntRange(min = 1, max = 40) int size, @ForAll Random random) {
    var edges = forwardEdges(size, random);
    var graph = DependencyGraph.of(shuffled(size, random), edges);
    var order = graph.order();

    assertThat(order).hasSize(size).doesNotHaveDuplicates();
    assertThat(edges).allMatch(edge -> order.indexOf(edge.from()) > order.indexOf(edge.to()));
  }

  @Property
  void closing_a_chain_always_gives_a_real_cycle(@ForAll @IntRange(min = 2, max = 30) int size, @ForAll Random random) {
    var edges = forwardEdges(size, random);
    int from = random.nextInt(size - 1);
    int to = from + 1 + random.nextInt(size - from - 1);
    edges.add(new Edge<>(from, to));
    edges.add(new Edge<>(to, from));

    var cycle = DependencyGraph.of(shuffled(size, random), edges).cycle();

    assertThat(cycle).isNotEmpty();
    for (int i = 0; i < cycle.size(); i++) {
      assertThat(edges).contains(new Edge<>(cycle.get(i), cycle.get((i + 1) % cycle.size())));
    }
  }

  private static List<Edge<Integer>> forwardEdges(int size, Random random) {
    var edges = new ArrayList<Edge<Integer>>();
    for (int from = 1; from < size; from++) {
      for (int n = random.nextInt(3); n > 0; n--) {
        edges.add(new Edge<>(from, random.nextInt(from)));
      }
    }
    return edges;
  }

  private static List<Integer> shuffled(int size, Random random) {
    var nodes = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(nodes, random);
    return nodes;
  }

  private static List<Edge<String>> edges(String... arrows) {
    return java.util.Arrays.stream(arrows).map(arrow -> arrow.split(">")).map(e -> new Edge<>(e[0], e[1])).toList();
  }
}
