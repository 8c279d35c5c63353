package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Dependency;
import io.cflow.domain.Plan;
import io.cflow.domain.StoryStatus;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StoryOrderTest {

  @Test
  void stories_follow_each_other_inside_an_epic() {
    var order = StoryOrder.of(three().follows("1.2", "1.1").follows("1.3", "1.2").build(), false);

    assertThat(order.graph().layers()).containsExactly(List.of("1.1"), List.of("1.2"), List.of("1.3"));
  }

  @Test
  void a_team_may_work_the_stories_of_an_epic_in_parallel() {
    var plan = three().follows("1.2", "1.1").waits("1.3", "1.1", 9).build();

    var order = StoryOrder.of(plan, true);

    assertThat(order.graph().layers()).containsExactly(List.of("1.1", "1.2"), List.of("1.3"));
    assertThat(order.edges()).extracting(Dependency::reason).containsExactly("needs 1.1");
  }

  @Test
  void the_sequence_gives_way_where_a_document_states_the_opposite() {
    var plan = three().follows("1.2", "1.1").follows("1.3", "1.2").waits("1.1", "1.3", 5).build();

    var order = StoryOrder.of(plan, false);

    assertThat(order.cycle()).isEmpty();
    assertThat(order.graph().order()).containsExactly("1.2", "1.3", "1.1");
    assertThat(order.edgesFrom("1.2")).isEmpty();
    assertThat(order.edgesFrom("1.1")).extracting(Dependency::evidence).hasToString("[epics.md:5]");
  }

  @Test
  void the_sequence_gives_way_to_what_is_stated_through_other_stories() {
    var plan = three().story("1.4", StoryStatus.READY)
        .waits("1.2", "1.3", 1).waits("1.2", "1.4", 2).follows("1.3", "1.2").follows("1.4", "1.3").build();

    assertThat(StoryOrder.of(plan, false).graph().order()).containsExactly("1.1", "1.3", "1.4", "1.2");
  }

  @Test
  void an_epic_that_waits_makes_each_of_its_stories_wait_for_each_of_the_other() {
    var plan = PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.READY)
        .story("2.1", StoryStatus.READY).story("2.2", StoryStatus.READY)
        .epicWaits("2", "1", 44).build();

    var order = StoryOrder.of(plan, false);

    assertThat(order.edges()).extracting(edge -> edge.from() + ">" + edge.to())
        .containsExactly("2.1>1.1", "2.1>1.2", "2.2>1.1", "2.2>1.2");
    assertThat(order.edges()).allSatisfy(edge -> {
      assertThat(edge.strength()).isEqualTo(Dependency.Strength.HARD);
      assertThat(edge.reason()).isEqualTo("epic 1 first");
      assertThat(edge.evidence()).hasToString("prd.md:44");
    });
  }

  @Test
  void what_a_story_states_itself_is_better_evidence_than_its_epic() {
    var plan = PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("2.1", StoryStatus.READY)
        .waits("2.1", "1.1", 12).epicWaits("2", "1", 44).build();

    assertThat(StoryOrder.of(plan, false).edges()).extracting(Dependency::evidence).hasToString("[epics.md:12]");
  }

  @Test
  void an_edge_to_a_story_that_does_not_exist_holds_nothing_up() {
    var plan = three().waits("1.1", "9.9", 1).waits("9.9", "1.1", 2).follows("1.2", "9.8").build();

    assertThat(StoryOrder.of(plan, false).edges()).isEmpty();
  }

  @Test
  void a_stated_cycle_is_named_whatever_the_sequence_says() {
    var plan = three().waits("1.1", "1.2", 1).waits("1.2", "1.1", 2).follows("1.3", "1.2").build();

    assertThat(StoryOrder.of(plan, false).cycle()).containsExactly("1.1", "1.2");
    assertThat(StoryOrder.of(plan, false).edges()).hasSize(2);
  }

  @Property(tries = 300)
  void no_sequence_can_close_a_cycle_and_every_stated_edge_holds(
      @ForAll @IntRange(min = 1, max = 12) int size, @ForAll Random random) {
    var plan = random(size, random);

    var order = StoryOrder.of(plan, false).graph().order();

    assertThat(order).hasSize(size);
    assertThat(plan.dependencies())
        .filteredOn(edge -> edge.strength() == Dependency.Strength.HARD)
        .allMatch(edge -> order.indexOf(edge.to()) < order.indexOf(edge.from()));
  }

  /** Stated edges follow a hidden order that is not the natural one; the sequence is anything at all. */
  private static Plan random(int size, Random random) {
    var builder = PlanBuilder.plan();
    var hidden = new java.util.ArrayList<String>();
    for (int i = 1; i <= size; i++) {
      builder.story("1." + i, StoryStatus.READY);
      hidden.add("1." + i);
    }
    java.util.Collections.shuffle(hidden, random);
    for (int i = 1; i < size; i++) {
      builder.waits(hidden.get(i), hidden.get(random.nextInt(i)), i);
      builder.waits(hidden.get(i), hidden.get(random.nextInt(i)), i);
      builder.follows("1." + (1 + random.nextInt(size)), "1." + (1 + random.nextInt(size)));
    }
    return builder.build();
  }

  private static PlanBuilder three() {
    return PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.READY).story("1.3", StoryStatus.READY);
  }
}
