package io.cflow.agents.pm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NetworkTest {

  /** a(3) → c(2) → d(4), b(1) → d. */
  private static final Network SMALL = new Network(List.of("a", "b", "c", "d"),
      Map.of("a", Set.of(), "b", Set.of(), "c", Set.of("a"), "d", Set.of("c", "b")),
      Map.of("a", 3.0, "b", 1.0, "c", 2.0, "d", 4.0));

  private record Work(List<String> order, Map<String, Set<String>> waitsFor, Map<String, Double> duration) {
    Network network() {
      return new Network(order, waitsFor, duration);
    }
  }

  @Test
  void the_longest_chain_is_critical_and_the_rest_has_slack() {
    assertThat(SMALL.length()).isEqualTo(9);
    assertThat(SMALL.criticalPath()).containsExactly("a", "c", "d");
    assertThat(SMALL.times()).containsEntry("b", new Network.Times(0, 1, 4, 5, 4))
        .containsEntry("d", new Network.Times(5, 9, 5, 9, 0));
  }

  @Test
  void one_worker_needs_the_sum_and_two_the_longest_chain() {
    assertThat(SMALL.makespan(1)).isEqualTo(10);
    assertThat(SMALL.makespan(2)).isEqualTo(9);
  }

  @Property(tries = 300)
  void a_schedule_keeps_every_dependency_and_never_uses_more_workers(
      @ForAll("work") Work work, @ForAll @IntRange(min = 1, max = 4) int workers) {
    var start = work.network().schedule(workers);

    work.waitsFor().forEach((each, needed) -> needed.forEach(before ->
        assertThat(start.get(each)).isGreaterThanOrEqualTo(start.get(before) + work.duration().get(before))));
    start.forEach((each, at) -> assertThat(start.keySet().stream()
        .filter(other -> start.get(other) <= at && start.get(other) + work.duration().get(other) > at).count())
        .isLessThanOrEqualTo(workers));
  }

  @Property(tries = 300)
  void a_schedule_lies_between_the_bounds_of_graham(
      @ForAll("work") Work work, @ForAll @IntRange(min = 1, max = 4) int workers) {
    double all = work.duration().values().stream().mapToDouble(Double::doubleValue).sum();
    double length = work.network().length();

    assertThat(work.network().makespan(workers)).isGreaterThanOrEqualTo(Math.max(length, all / workers))
        .isLessThanOrEqualTo(all / workers + length);
  }

  @Property(tries = 300)
  void the_critical_path_is_as_long_as_the_network(@ForAll("work") Work work) {
    var network = work.network();

    assertThat(network.criticalPath().stream().mapToDouble(work.duration()::get).sum()).isEqualTo(network.length());
  }

  @Provide
  Arbitrary<Work> work() {
    return Arbitraries.integers().between(0, 1 << 20).list().ofMinSize(1).ofMaxSize(12).map(seeds -> {
      var order = new ArrayList<String>();
      var waitsFor = new LinkedHashMap<String, Set<String>>();
      var duration = new LinkedHashMap<String, Double>();
      for (int seed : seeds) {
        var name = "s" + order.size();
        var needed = new LinkedHashSet<String>();
        for (int i = 0; i < order.size(); i++) {
          if ((seed >> i & 3) == 3) {
            needed.add(order.get(i));
          }
        }
        order.add(name);
        waitsFor.put(name, needed);
        duration.put(name, 1.0 + seed % 5);
      }
      return new Work(order, waitsFor, duration);
    });
  }
}
