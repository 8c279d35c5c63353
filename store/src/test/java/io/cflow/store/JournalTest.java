package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Step;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plan runs from its first task to its last by nothing but the journal. */
class JournalTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  @AfterEach
  void invariants_hold() {
    Invariants.check(DATABASE);
  }

  @Test
  void a_plan_of_ten_tasks_runs_to_its_end_and_each_task_is_performed_once() {
    try (var engine = Engine.start(DATABASE.database(), "ten", task -> DONE)) {
      var execution = engine.run(Samples.tenTasks("ten"));

      assertThat(engine.crew.started).hasSize(10).allSatisfy(task -> assertThat(task.attempt()).isOne());
      assertThat(engine.crew.started).first().satisfies(task -> assertThat(task.number()).isZero());
      assertThat(engine.crew.started).last().satisfies(task -> assertThat(task.number()).isEqualTo(9));
      assertThat(status(execution)).isEqualTo("completed");
      assertThat(engine.crew.trouble).isEmpty();
      assertThat(engine.ownership.inFlight()).isZero();
    }
  }

  @Test
  void never_more_bodies_are_at_work_than_there_are_permits_for_all_and_for_a_role() throws Exception {
    var full = new CountDownLatch(1);
    var now = new AtomicInteger();
    var crew = new Crew(task -> {
      if (now.incrementAndGet() == 5) {
        full.countDown();
      }
      awaitOrFail(full);
      now.decrementAndGet();
      return DONE;
    });
    var tasks = IntStream.range(0, 60)
        .mapToObj(number -> Samples.task(number, number % 2 == 0 ? "dev" : "qa", List.of())).toList();

    try (var engine = new Engine(DATABASE.database(), Engine.settings("permits", 5, Map.of("dev", 2)), crew)) {
      var execution = engine.accept(Samples.flat("permits", tasks));
      awaitOrFail(full);

      assertThat(engine.ownership.inFlight()).isLessThanOrEqualTo(5);
      crew.awaitRest(execution);
      assertThat(crew.mostAtOnce.get("").get()).isEqualTo(5);
      assertThat(crew.mostAtOnce.get("dev").get()).isEqualTo(2);
      assertThat(crew.performed.sum()).isEqualTo(60);
    }
  }

  @Test
  void the_finish_of_a_task_and_the_start_of_its_successor_share_one_commit() {
    var chain = IntStream.range(0, 10)
        .mapToObj(number -> Samples.task(number, "dev", number == 0 ? List.of() : List.of(number - 1))).toList();

    try (var engine = Engine.start(DATABASE.database(), "chain", task -> DONE)) {
      var execution = engine.run(Samples.flat("chain", chain));

      // One to begin with and one for each task.
      assertThat(DATABASE.commits(engine.ownership)).isEqualTo(11);
      assertThat(DATABASE.number("""
          select count(*) from agent_tasks a join agent_tasks b on b.execution_id = a.execution_id
            and b.number = a.number + 1 and b.started_at = a.completed_at
          where a.execution_id = '%s'""".formatted(execution))).isEqualTo(9);
    }
  }

  @Test
  void outcomes_that_come_together_are_written_together() {
    int bodies = 200;
    var together = new CyclicBarrier(bodies);
    var crew = new Crew(task -> {
      awaitOrFail(together);
      return DONE;
    });
    try (var engine = new Engine(DATABASE.database(), Engine.settings("load", bodies, Map.of()), crew)) {
      engine.run(Samples.independent("load", bodies));

      assertThat(DATABASE.commits(engine.ownership)).isGreaterThan(1).isLessThan(bodies / 2);
    }
  }

  @Test
  void an_outcome_with_a_stale_lease_is_recorded_and_changes_nothing() {
    try (var engine = Engine.start(DATABASE.database(), "stale", task -> null)) {
      var execution = engine.accept(Samples.independent("stale", 1));
      engine.crew.await("start", () -> !engine.crew.started.isEmpty());
      var task = engine.crew.started.element();

      engine.ownership.journal().record(withLease(task, task.lease() - 1), DONE);

      assertThat(engine.crew.steps(execution, Step.Fenced.class)).containsExactly(
          new Step.Fenced(0, task.lease() - 1));
      assertThat(ledger(execution)).contains("outcome-fenced").doesNotContain("task-succeeded");
      assertThat(taskStatus(task)).isEqualTo("running");

      engine.ownership.journal().record(task, DONE);
      assertThat(taskStatus(task)).isEqualTo("completed");
    }
  }

  @Test
  void the_same_outcome_twice_counts_once() {
    try (var engine = Engine.start(DATABASE.database(), "twice", task -> null)) {
      var execution = engine.accept(Samples.independent("twice", 2));
      engine.crew.await("start", () -> engine.crew.started.size() == 2);
      var task = engine.crew.started.element();
      engine.ownership.journal().record(task, DONE);
      var before = DATABASE.text(ROW.formatted(task.id()));

      engine.ownership.journal().record(task, new Outcome.Failed(Outcome.Fault.AGENT, "second thoughts"));

      assertThat(DATABASE.text(ROW.formatted(task.id()))).isEqualTo(before);
      assertThat(ledger(execution)).containsOnlyOnce("task-succeeded").contains("outcome-fenced");
      engine.crew.started.stream().skip(1).forEach(other -> engine.ownership.journal().record(other, DONE));
    }
  }

  @Test
  void an_outcome_after_the_execution_is_over_is_dropped_without_trouble_and_gives_its_permit_back() {
    try (var engine = Engine.start(DATABASE.database(), "late", task -> null)) {
      var execution = engine.accept(Samples.independent("late", 1));
      engine.crew.await("start", () -> !engine.crew.started.isEmpty());
      engine.signal(execution, new Signal.Cancel("not needed"));
      assertThat(engine.ownership.inFlight()).isOne();

      engine.ownership.journal().record(engine.crew.started.element(), DONE);

      assertThat(status(execution)).isEqualTo("cancelled");
      assertThat(engine.ownership.inFlight()).isZero();
    }
  }

  @Test
  void texts_that_postgresql_would_refuse_or_that_are_too_long_do_not_break_a_commit() {
    var nasty = new Outcome.Succeeded("a\0b " + "x".repeat(1_994) + "\ud83d\ude00 tail \ud83d", List.of());
    try (var engine = Engine.start(DATABASE.database(), "nul", task -> task.number() == 0 ? nasty : null)) {
      var execution = engine.accept(Samples.independent("nul", 2));
      engine.crew.await("outcome", () -> !engine.crew.steps(execution, Step.Record.class).isEmpty());
      engine.offer(execution, new io.cflow.engine.Event.Signalled(new Signal.Cancel("no\0thing"), "a\0nn"));

      assertThat(DATABASE.text("select reason from workflow_executions where id = '" + execution + "'"))
          .isEqualTo("nothing (ann)");
      assertThat(DATABASE.text("select result from agent_tasks where execution_id = '%s' and number = 0"
          .formatted(execution))).startsWith("ab xxx").endsWith("x…").hasSizeLessThanOrEqualTo(2_000);
    }
  }

  private static final String ROW = "select t::text from agent_tasks t where id = '%s'";

  private static AgentTask withLease(AgentTask task, long lease) {
    return new AgentTask(
        task.id(), task.execution(), task.tenant(), task.number(), task.capability(), task.stage(), task.story(),
        task.attempt(), lease);
  }

  private static String status(UUID execution) {
    return DATABASE.text("select status from workflow_executions where id = '" + execution + "'");
  }

  private static String taskStatus(AgentTask task) {
    return DATABASE.text("select status from agent_tasks where id = '" + task.id() + "'");
  }

  private static List<String> ledger(UUID execution) {
    return DATABASE.sql().sql("select kind from ledger where execution_id = :id order by id").param("id", execution)
        .query(String.class).list();
  }

  private static void awaitOrFail(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitOrFail(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
