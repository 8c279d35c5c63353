package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PermitsTest {

  @Test
  void the_pool_bounds_everybody_together() {
    var permits = new Permits<Integer>(3, Map.of());
    for (int i = 0; i < 5; i++) {
      permits.await("dev", i);
    }

    assertThat(permits.grant()).containsExactly(0, 1, 2);
    assertThat(permits.grant()).isEmpty();
    assertThat(permits.inFlight()).isEqualTo(3);

    permits.release("dev");
    assertThat(permits.grant()).containsExactly(3);
  }

  @Test
  void a_role_has_its_own_limit_and_does_not_hold_up_the_others() {
    var permits = new Permits<String>(10, Map.of("dev", 1));
    permits.await("dev", "d1");
    permits.await("dev", "d2");
    permits.await("qa", "q1");

    assertThat(permits.grant()).containsExactly("d1", "q1");
    permits.release("qa");
    assertThat(permits.grant()).isEmpty();
    permits.release("dev");
    assertThat(permits.grant()).containsExactly("d2");
  }

  @Test
  void roles_take_turns_within_one_grant() {
    var permits = new Permits<String>(4, Map.of());
    List.of("d1", "d2", "d3").forEach(item -> permits.await("dev", item));
    List.of("q1", "q2").forEach(item -> permits.await("qa", item));

    assertThat(permits.grant()).containsExactly("d1", "q1", "d2", "q2");
  }

  @Test
  void roles_take_turns_when_permits_come_one_by_one() {
    var permits = new Permits<String>(1, Map.of());
    List.of("d1", "d2", "d3").forEach(item -> permits.await("dev", item));
    List.of("q1", "q2", "q3").forEach(item -> permits.await("qa", item));

    var granted = new java.util.ArrayList<String>();
    for (var next = permits.grant(); !next.isEmpty(); next = permits.grant()) {
      granted.addAll(next);
      permits.release(next.getFirst().startsWith("d") ? "dev" : "qa");
    }

    assertThat(granted).containsExactly("d1", "q1", "d2", "q2", "d3", "q3");
  }

  @Test
  void what_is_forgotten_is_not_granted_and_taken_permits_stay_taken() {
    var permits = new Permits<Integer>(1, Map.of());
    permits.await("dev", 1);
    permits.await("dev", 2);
    permits.await("qa", 3);
    permits.grant();

    permits.forget(item -> item >= 2);

    assertThat(permits.inFlight()).isEqualTo(1);
    permits.release("dev");
    assertThat(permits.grant()).isEmpty();
  }

  @Test
  void a_permit_that_was_never_taken_is_a_bug_and_changes_nothing() {
    var permits = new Permits<String>(2, Map.of());
    permits.await("dev", "d1");
    permits.grant();

    assertThatThrownBy(() -> permits.release("qa")).isInstanceOf(IllegalStateException.class)
        .hasMessage("a permit of qa came back that was never taken; indicates a bug");
    assertThat(permits.inFlight()).isEqualTo(1);
    permits.await("qa", "q1");
    assertThat(permits.grant()).containsExactly("q1");
    permits.release("qa");
    assertThatThrownBy(() -> permits.release("qa")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_pool_without_permits_is_refused() {
    assertThatThrownBy(() -> new Permits<>(0, Map.of())).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a pool needs at least one permit, not 0");
    assertThat(new Permits<>(1, Map.of()).inFlight()).isZero();
  }

  record Item(String role, int number) {}

  @Property(tries = 300)
  void the_limits_hold_each_role_is_served_in_order_and_no_permit_lies_idle(
      @ForAll @IntRange(min = 1, max = 6) int pool, @ForAll @IntRange(min = 1, max = 4) int limit,
      @ForAll Random random) {
    var permits = new Permits<Item>(pool, Map.of("dev", limit));
    var taken = new HashMap<String, Integer>(Map.of("dev", 0, "qa", 0, "pm", 0));
    var waiting = new HashMap<String, ArrayDeque<Item>>();
    taken.keySet().forEach(role -> waiting.put(role, new ArrayDeque<>()));
    for (int i = 0; i < 60; i++) {
      var role = List.of("dev", "qa", "pm").get(random.nextInt(3));
      if (random.nextBoolean()) {
        permits.await(role, new Item(role, i));
        waiting.get(role).add(new Item(role, i));
      } else if (taken.get(role) > 0) {
        permits.release(role);
        taken.merge(role, -1, Integer::sum);
      }
      for (var item : permits.grant()) {
        assertThat(item).isEqualTo(waiting.get(item.role()).poll());
        taken.merge(item.role(), 1, Integer::sum);
      }
      int inFlight = taken.values().stream().mapToInt(Integer::intValue).sum();
      assertThat(permits.inFlight()).isEqualTo(inFlight).isLessThanOrEqualTo(pool);
      assertThat(taken.get("dev")).isLessThanOrEqualTo(limit);
      assertThat(inFlight < pool && idle(waiting, taken, limit)).as("somebody waits beside a free permit").isFalse();
    }
  }

  private static boolean idle(Map<String, ArrayDeque<Item>> waiting, Map<String, Integer> taken, int limit) {
    return waiting.entrySet().stream()
        .anyMatch(queue -> !queue.getValue().isEmpty()
            && (!queue.getKey().equals("dev") || taken.get("dev") < limit));
  }
}
