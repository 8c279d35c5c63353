package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.domain.Stage;
import io.cflow.engine.Event;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Step;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner ends at any moment, and the same or another one goes on from the tables. */
class TakeOverTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  @AfterEach
  void invariants_hold() {
    Invariants.check(DATABASE);
  }

  @Test
  void after_a_restart_everything_goes_on_by_itself_and_what_ran_is_attempted_again() {
    var execution = stoppedInTheMiddle("restart");

    try (var engine = Engine.start(DATABASE.database(), "restart", task -> DONE)) {
      engine.ownership.resume();
      engine.crew.awaitRest(execution);

      assertThat(status(execution)).isEqualTo("completed");
      assertThat(started(engine, execution)).hasSize(9);
      assertThat(attempts(execution)).containsEntry(0, 1).containsEntry(9, 1);
      assertThat(attempts(execution).entrySet().stream().filter(task -> task.getValue() == 2)).hasSize(8);
    }
  }

  @Test
  void another_worker_waits_until_the_lease_of_the_dead_one_has_run_out() {
    var execution = stoppedInTheMiddle("dead");

    try (var engine = Engine.start(DATABASE.database(), "heir", task -> DONE)) {
      engine.ownership.takeOver();
      assertThat(started(engine, execution)).isEmpty();

      silentFor("dead", "5 seconds");
      engine.ownership.takeOver();
      assertThat(started(engine, execution)).isEmpty();

      silentFor("dead", "7 seconds");
      engine.ownership.takeOver();
      engine.crew.awaitRest(execution);

      assertThat(status(execution)).isEqualTo("completed");
      assertThat(DATABASE.text("select owner from workflow_executions where id = '" + execution + "'"))
          .isEqualTo("heir");
    }
  }

  @Test
  void a_worker_that_says_it_is_there_is_left_alone() {
    try (var alive = Engine.start(DATABASE.database(), "alive", task -> null);
        var heir = Engine.start(DATABASE.database(), "heir of alive", task -> DONE)) {
      var execution = alive.accept(Samples.independent("alive", 1));
      silentFor("alive", "7 seconds");

      assertThat(alive.ownership.heartbeat()).isTrue();
      heir.ownership.takeOver();

      assertThat(DATABASE.text("select owner from workflow_executions where id = '" + execution + "'"))
          .isEqualTo("alive");
    }
  }

  @Test
  void what_a_worker_leaves_in_peace_is_taken_over_at_once() {
    try (var heir = Engine.start(DATABASE.database(), "heir of leaver", task -> DONE)) {
      heir.ownership.resume();
      var leaver = Engine.start(DATABASE.database(), "leaver", task -> task.number() == 0 ? DONE : null);
      var execution = leaver.accept(Samples.tenTasks("leaver"));
      leaver.crew.await("start of nine", () -> leaver.crew.started.size() == 9);

      leaver.ownership.leave();
      heir.crew.awaitRest(execution);

      assertThat(status(execution)).isEqualTo("completed");
    }
  }

  @Test
  void a_worker_that_only_seemed_dead_cannot_write_any_more() {
    try (var slow = Engine.start(DATABASE.database(), "slow", task -> null);
        var heir = Engine.start(DATABASE.database(), "heir of slow", task -> DONE)) {
      var execution = slow.accept(Samples.independent("slow", 2));
      slow.crew.await("start", () -> slow.crew.started.size() == 2);
      silentFor("slow", "7 seconds");

      heir.ownership.takeOver();
      heir.crew.awaitRest(execution);

      var late = slow.crew.started.element();
      slow.ownership.journal().record(late, DONE);
      assertThat(DATABASE.text("select detail from ledger where kind = 'outcome-fenced' and execution_id = '%s'"
          .formatted(execution))).isEqualTo("stale lease " + late.lease() + ": the execution is over");
      assertThat(slow.ownership.heartbeat()).isFalse();
      assertThat(status(execution)).isEqualTo("completed");
    }
  }

  @Test
  void a_worker_whose_own_time_is_over_takes_nothing() {
    var execution = stoppedInTheMiddle("bequest");
    silentFor("bequest", "7 seconds");
    try (var old = Engine.start(DATABASE.database(), "old", task -> DONE);
        var young = Engine.start(DATABASE.database(), "old", task -> DONE)) {
      old.ownership.takeOver();
      assertThat(DATABASE.text("select owner from workflow_executions where id = '" + execution + "'"))
          .isEqualTo("bequest");

      young.ownership.takeOver();
      young.crew.awaitRest(execution);
      assertThat(status(execution)).isEqualTo("completed");
    }
  }

  @Test
  void leases_of_two_workers_are_never_the_same() {
    var execution = stoppedInTheMiddle("lease");
    var before = DATABASE.number("select max(lease) from agent_tasks where execution_id = '" + execution + "'");
    silentFor("lease", "7 seconds");
    try (var heir = new Engine(
        DATABASE.database(), Engine.settings("heir of lease", 1_000, Map.of()), new Crew(task -> null))) {
      heir.ownership.takeOver();
      heir.crew.await("start", () -> started(heir, execution).size() == 8);

      assertThat(started(heir, execution)).allSatisfy(task -> assertThat(task.lease()).isGreaterThan(before));
    }
  }

  @Test
  void an_open_question_survives_and_can_be_answered() {
    Step.Ask ask;
    UUID execution;
    try (var engine = Engine.start(DATABASE.database(), "question", task -> DONE)) {
      execution = engine.run(Samples.stories("question", "1.1"));
      ask = engine.crew.steps(execution, Step.Ask.class).getFirst();
    }

    try (var engine = Engine.start(DATABASE.database(), "question", task -> DONE)) {
      engine.ownership.resume();
      engine.crew.awaitRest(execution);
      assertThat(engine.crew.steps(execution, Step.Ask.class)).isEmpty();

      engine.offer(execution, new Event.Decided(ask.decision(), ask.track(), true, "ann", "fine"));
      assertThat(status(execution)).isEqualTo("completed");
    }
  }

  @Test
  void a_rejection_that_has_not_sent_the_story_back_yet_survives() {
    var rejected = new Outcome.Rejected("not like this", List.of(), List.of());
    var seen = new ConcurrentLinkedQueue<AgentTask>();
    UUID execution;
    // One of the two verifiers rejects, the other is still at work when the process ends.
    try (var engine = Engine.start(DATABASE.database(), "rejection", task -> switch (task.capability().name()) {
      case "reject" -> rejected;
      case "dawdle" -> null;
      default -> DONE;
    })) {
      execution = engine.accept(Samples.twoVerifiers("rejection"));
      engine.crew.await("rejection", () -> engine.crew.steps(execution, Step.Record.class).stream()
          .anyMatch(step -> step.outcome() instanceof Outcome.Rejected));
    }
    assertThat(DATABASE.text("select rejection from execution_tracks where name = '1.1' and execution_id = '%s'"
        .formatted(execution))).isEqualTo("qa.reject: not like this");

    try (var engine = Engine.start(DATABASE.database(), "rejection", task -> {
      seen.add(task);
      return DONE;
    })) {
      engine.ownership.resume();
      engine.crew.awaitRest(execution);

      // The dawdler ends, the story goes back, and everything is done again.
      assertThat(seen).extracting(task -> task.capability().name())
          .startsWith("dawdle", "build").contains("reject");
      assertThat(DATABASE.number("select iteration from execution_tracks where name = '1.1' and execution_id = '%s'"
          .formatted(execution))).isOne();
    }
  }

  @Test
  void a_failed_task_that_was_to_be_tried_later_is_tried_after_a_restart() {
    UUID execution;
    try (var engine = Engine.start(DATABASE.database(), "later", task ->
        new Outcome.Failed(Outcome.Fault.AGENT, "not today"))) {
      execution = engine.accept(Samples.independent("later", 1));
      engine.crew.await("failure", () -> !engine.crew.steps(execution, Step.RetryLater.class).isEmpty());
    }

    try (var engine = Engine.start(DATABASE.database(), "later", task -> DONE)) {
      engine.ownership.resume();
      engine.crew.awaitRest(execution);
      assertThat(status(execution)).isEqualTo("completed");
    }
  }

  @Test
  void a_paused_execution_stays_paused() {
    UUID execution;
    try (var engine = Engine.start(DATABASE.database(), "paused", task -> null)) {
      execution = engine.accept(Samples.independent("paused", 1));
      engine.signal(execution, new Signal.Pause());
    }

    try (var engine = Engine.start(DATABASE.database(), "paused", task -> DONE)) {
      engine.ownership.resume();
      engine.crew.awaitRest(execution);
      assertThat(engine.crew.started).isEmpty();

      engine.signal(execution, new Signal.Resume());
      engine.crew.awaitRest(execution);
      assertThat(status(execution)).isEqualTo("completed");
    }
  }

  @Test
  void an_execution_whose_workflow_is_not_loaded_does_not_stop_the_others() {
    UUID strange;
    UUID known;
    try (var engine = Engine.start(DATABASE.database(), "strange", task -> null)) {
      strange = engine.accept(Samples.stories("strange", "1.1"));
      known = engine.accept(Samples.independent("known", 1));
    }
    var crew = new Crew(task -> DONE);
    var settings = new Ownership.Settings("strange", Map.of("flat", Samples.RULES.get("flat")), 4, Map.of());

    try (var engine = new Engine(DATABASE.database(), settings, crew)) {
      engine.ownership.resume();
      crew.awaitRest(known);

      assertThat(status(known)).isEqualTo("completed");
      assertThatThrownBy(() -> engine.signal(strange, new Signal.Pause()))
          .hasCauseInstanceOf(GroupJournal.NotOwned.class);
    }
  }

  private static UUID stoppedInTheMiddle(String worker) {
    try (var engine = Engine.start(DATABASE.database(), worker, task -> task.number() == 0 ? DONE : null)) {
      var execution = engine.accept(Samples.tenTasks(worker));
      engine.crew.await("start of nine", () -> engine.crew.started.size() == 9);
      return execution;
    }
  }

  /** Workers of other tests may be found dead, too. */
  private static List<AgentTask> started(Engine engine, UUID execution) {
    return engine.crew.started.stream().filter(task -> task.execution().equals(execution)).toList();
  }

  /** Instead of waiting that long. */
  private static void silentFor(String worker, String time) {
    DATABASE.execute("update workers set seen_at = now() - interval '%s' where id = '%s'".formatted(time, worker));
  }

  private static String status(UUID execution) {
    return DATABASE.text("select status from workflow_executions where id = '" + execution + "'");
  }

  private static Map<Integer, Integer> attempts(UUID execution) {
    var attempts = new java.util.TreeMap<Integer, Integer>();
    DATABASE.sql().sql("select number, attempt from agent_tasks where execution_id = :id").param("id", execution)
        .query(row -> { attempts.put(row.getInt(1), row.getInt(2)); });
    return attempts;
  }
}
