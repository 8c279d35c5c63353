package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.engine.CycleCut.Choice;
import io.cflow.engine.CycleCut.Cut;
import io.cflow.engine.CycleCut.Wait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CycleCutTest {

  @Test
  void where_nothing_waits_for_itself_nothing_is_cut() {
    assertThat(cut("a>b", "b>c", "a>c")).isEqualTo(new Cut<>(List.of(), List.of(), true));
  }

  @Test
  void the_wait_that_all_cycles_share_is_cut_rather_than_one_of_each() {
    var cut = cut("a>b", "b>c", "c>a", "b>d", "d>a");

    assertThat(cut.statements()).containsExactly("a>b");
    assertThat(cut.minimum()).isTrue();
  }

  @Test
  void the_path_is_named_in_waiting_order() {
    assertThat(cut("x>a", "a>b", "b>c", "c>a").paths()).singleElement()
        .satisfies(path -> assertThat(path).extracting(Wait::statement).containsExactly("a>b", "b>c", "c>a"));
  }

  @Test
  void a_path_takes_no_detour() {
    assertThat(cut("a>b", "b>c", "c>d", "d>a", "b>a").paths().getFirst()).extracting(Wait::statement)
        .containsExactly("a>b", "b>a");
  }

  @Test
  void what_waits_for_itself_is_always_cut() {
    assertThat(cut("a>a", "a>b").statements()).containsExactly("a>a");
  }

  @Test
  void two_cheap_statements_go_before_one_dear_one() {
    var waits = waits("a>b", "b>a", "b>c", "c>a");
    var choices = List.of(
        new Choice<>("a>b", 5), new Choice<>("b>a", 1), new Choice<>("b>c", 1), new Choice<>("c>a", 3));

    assertThat(CycleCut.of(waits, choices).statements()).containsExactly("b>a", "b>c");
  }

  @Test
  void all_waits_of_one_statement_go_together() {
    var waits = List.of(new Wait<>("1.1", "2.1", "epic"), new Wait<>("1.2", "2.2", "epic"),
        new Wait<>("2.1", "1.1", "one"), new Wait<>("2.2", "1.2", "other"));

    assertThat(CycleCut.of(waits, choices(waits)).statements()).containsExactly("epic");
  }

  @Test
  void a_wait_without_a_choice_is_refused() {
    assertThatThrownBy(() -> CycleCut.of(waits("a>b"), List.of())).hasMessageContaining("a>b");
    assertThatThrownBy(() -> CycleCut.of(waits("a>b"), List.of(new Choice<>("a>b", 1), new Choice<>("a>b", 1))))
        .hasMessage("a statement is given twice");
  }

  @Test
  void a_thousand_stories_that_wait_for_each_other_in_pairs_are_cut_in_time() {
    var waits = new ArrayList<Wait<String, String>>();
    for (int i = 0; i < 500; i++) {
      waits.add(wait("a" + i + ">b" + i));
      waits.add(wait("b" + i + ">a" + i));
    }

    assertThat(CycleCut.of(waits, choices(waits)).statements()).hasSize(500);
  }

  @Property(tries = 1_000)
  void no_cheaper_set_leaves_nothing_waiting_for_itself(
      @ForAll @IntRange(min = 1, max = 5) int nodes, @ForAll @IntRange(max = 10) int edges, @ForAll Random random) {
    var waits = randomWaits(nodes, edges, random);
    var choices = randomCosts(waits, random);

    var cut = CycleCut.of(waits, choices);

    assertThat(cut.minimum()).isTrue();
    assertThat(hasCycle(waits, cut.statements())).isFalse();
    assertThat(cost(cut.statements(), choices)).isEqualTo(cheapestByTryingAll(waits, choices));
  }

  @Property(tries = 300)
  void beyond_the_bound_the_cut_still_holds_and_nothing_in_it_is_superfluous(
      @ForAll @IntRange(min = 2, max = 7) int nodes, @ForAll @IntRange(max = 25) int edges, @ForAll Random random) {
    var waits = randomWaits(nodes, edges, random);

    var cut = CycleCut.of(waits, randomCosts(waits, random), 0);

    assertThat(hasCycle(waits, cut.statements())).isFalse();
    for (var statement : cut.statements()) {
      var others = new HashSet<>(cut.statements());
      others.remove(statement);
      assertThat(hasCycle(waits, others)).isTrue();
    }
  }

  @Property(tries = 300)
  void each_path_is_closed_and_shares_no_statement_with_another(
      @ForAll @IntRange(min = 1, max = 7) int nodes, @ForAll @IntRange(max = 20) int edges, @ForAll Random random) {
    var waits = randomWaits(nodes, edges, random);

    var paths = CycleCut.of(waits, choices(waits)).paths();

    assertThat(paths).allMatch(CycleCutTest::isClosed);
    assertThat(paths.stream().flatMap(path -> path.stream().map(Wait::statement).distinct()))
        .doesNotHaveDuplicates();
  }

  private static boolean isClosed(List<Wait<Integer, Integer>> path) {
    return IntStream.range(0, path.size())
        .allMatch(i -> path.get(i).to().equals(path.get((i + 1) % path.size()).from()));
  }

  private static long cheapestByTryingAll(List<Wait<Integer, Integer>> waits, List<Choice<Integer>> choices) {
    long cheapest = Long.MAX_VALUE;
    for (int mask = 0; mask < 1 << choices.size(); mask++) {
      int chosen = mask;
      var gone = IntStream.range(0, choices.size()).filter(i -> (chosen >> i & 1) == 1)
          .mapToObj(i -> choices.get(i).statement()).toList();
      cheapest = hasCycle(waits, gone) ? cheapest : Math.min(cheapest, cost(gone, choices));
    }
    return cheapest;
  }

  private static long cost(List<Integer> statements, List<Choice<Integer>> choices) {
    return choices.stream().filter(choice -> statements.contains(choice.statement())).mapToLong(Choice::cost).sum();
  }

  /** By trying every way. */
  private static boolean hasCycle(List<Wait<Integer, Integer>> waits, Collection<Integer> gone) {
    var left = waits.stream().filter(wait -> !gone.contains(wait.statement())).toList();
    var nodes = left.stream().flatMap(wait -> Stream.of(wait.from(), wait.to())).distinct().toList();
    return nodes.stream().anyMatch(node -> reaches(node, node, left, nodes.size()));
  }

  private static boolean reaches(int from, int to, List<Wait<Integer, Integer>> waits, int steps) {
    return steps > 0 && waits.stream().filter(wait -> wait.from() == from)
        .mapToInt(Wait::to).distinct().anyMatch(next -> next == to || reaches(next, to, waits, steps - 1));
  }

  /** About every third wait rests on the statement of an earlier one. */
  private static List<Wait<Integer, Integer>> randomWaits(int nodes, int edges, Random random) {
    var waits = new ArrayList<Wait<Integer, Integer>>();
    for (int i = 0; i < edges; i++) {
      int statement = i > 0 && random.nextInt(3) == 0 ? random.nextInt(i) : i;
      waits.add(new Wait<>(random.nextInt(nodes), random.nextInt(nodes), statement));
    }
    return waits;
  }

  private static List<Choice<Integer>> randomCosts(List<Wait<Integer, Integer>> waits, Random random) {
    return choices(waits).stream().map(each -> new Choice<>(each.statement(), 1 + random.nextInt(4))).toList();
  }

  private static Cut<String, String> cut(String... arrows) {
    var waits = waits(arrows);
    return CycleCut.of(waits, choices(waits));
  }

  private static <N, S> List<Choice<S>> choices(List<Wait<N, S>> waits) {
    return waits.stream().map(Wait::statement).distinct().map(statement -> new Choice<>(statement, 1)).toList();
  }

  private static List<Wait<String, String>> waits(String... arrows) {
    return Arrays.stream(arrows).map(CycleCutTest::wait).toList();
  }

  private static Wait<String, String> wait(String arrow) {
    var ends = arrow.split(">");
    return new Wait<>(ends[0], ends[1], arrow);
  }
}
