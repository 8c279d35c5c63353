package io.cflow.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan is worked. The timeouts are for the day a route hangs; nothing here waits for time to pass. */
@Timeout(60)
class ExecutionRouteTest {

  private static final Outcome DONE = new Outcome.Succeeded("done", List.of());

  private RouteHouse house;

  @BeforeEach
  void open() throws Exception {
    house = RouteHouse.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyst", "architect", "pm", "dev", "qa"})
  void each_role_of_the_team_has_a_desk_of_its_own(String role) {
    var task = Given.task(1, role);

    fanOut(List.of(task));

    assertThat(house.calls.methods()).containsExactly(role + ".perform");
    assertThat(house.journal.of(task)).isCompletedWithValue(DONE);
  }

  @Test
  void a_role_of_a_site_s_own_goes_to_the_common_desk() {
    fanOut(List.of(Given.task(1, "translator")));

    assertThat(house.calls.methods()).containsExactly("desk.perform");
  }

  @Test
  void trouble_at_a_desk_is_recorded_as_a_failure_of_the_environment() {
    var task = Given.task(1, "dev");
    house.works(any -> {
      throw new IllegalStateException("the disk is full");
    });

    fanOut(List.of(task));

    assertThat(house.journal.of(task)).isCompletedWithValueMatching(outcome ->
        outcome instanceof Outcome.Failed(var fault, var summary)
            && fault == Outcome.Fault.ENVIRONMENT && summary.contains("disk is full"));
  }

  @Test
  void trouble_at_one_desk_does_not_hide_what_its_siblings_did() {
    var tasks = tasks(5);
    house.works(task -> {
      if (task.number() == 2) {
        throw new IllegalStateException("trouble");
      }
      return DONE;
    });

    var outcomes = fanOut(tasks);

    assertThat(outcomes).filteredOn(DONE::equals).hasSize(4);
    assertThat(outcomes).filteredOn(Outcome.Failed.class::isInstance).hasSize(1);
    assertThat(tasks).allSatisfy(task -> assertThat(house.journal.of(task)).isDone());
  }

  @Test
  void a_group_is_worked_at_the_same_time_on_virtual_threads() {
    var together = new CountDownLatch(50);
    house.works(task -> {
      together.countDown();
      // If one had to wait for another, nobody would ever get past this.
      await(together);
      return new Outcome.Succeeded(Thread.currentThread().isVirtual() ? "virtual" : "platform", List.of());
    });

    assertThat(fanOut(tasks(50))).hasSize(50).extracting(Outcome::summary).containsOnly("virtual");
  }

  @Test
  void an_outcome_is_durable_before_its_slow_sibling_ends() {
    var slow = Given.task(0, "dev");
    var quick = Given.task(1, "dev");
    // The slow one ends only after the quick one's outcome stands in the journal.
    house.works(task -> task.number() == 0 ? house.journal.of(quick).join() : DONE);

    fanOut(List.of(slow, quick));

    assertThat(house.journal.of(slow)).isCompletedWithValue(DONE);
  }

  @ParameterizedTest
  @CsvSource({
    "ask, gates.opened", "publish, publication.drain writeBack.drain", "refuse, consequences.refused",
    "settle, settlements.answer settlements.report publication.drain writeBack.drain settlements.announce"
  })
  void a_consequence_goes_where_its_kind_belongs(String kind, String expected) {
    house.consequences.say(kind);

    house.camel.createFluentProducerTemplate().withBody(Given.consequence()).to("direct:execution-advance").send();

    assertThat(house.calls.methods()).containsExactly(expected.split(" "));
  }

  @Test
  void a_consequence_nobody_outside_has_to_act_on_ends_here() {
    house.camel.createFluentProducerTemplate().withBody(Given.consequence()).to("direct:execution-advance").send();

    assertThat(house.calls.methods()).isEmpty();
  }

  private static List<AgentTask> tasks(int count) {
    return IntStream.range(0, count).mapToObj(number -> Given.task(number, "dev")).toList();
  }

  private List<Outcome> fanOut(List<AgentTask> tasks) {
    var gathered = house.camel.createProducerTemplate().requestBody("direct:tasks-fan-out", tasks);
    return ((List<?>) gathered).stream().map(Outcome.class::cast).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
