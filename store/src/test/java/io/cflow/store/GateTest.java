package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Feedback;
import io.cflow.domain.Outcome;
import io.cflow.domain.Stage;
import io.cflow.engine.Event;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Step;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people ask of a running execution, and what it asks of them. */
class GateTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  @AfterEach
  void invariants_hold() {
    Invariants.check(DATABASE);
  }

  @Test
  void a_validated_story_asks_before_it_is_done_and_goes_on_when_accepted() {
    try (var engine = Engine.start(DATABASE.database(), "accept", task -> DONE)) {
      var execution = engine.run(Samples.stories("accept", "1.1"));
      var ask = lastAsk(engine, execution);

      assertThat(decision(ask)).containsEntry("state", "open").containsEntry("kind", "story-acceptance")
          .containsEntry("from_stage", "validation").containsEntry("to_stage", "deployment")
          .containsEntry("question", "Story 1.1 passed validation. Is it done?");
      assertThat(execution(execution)).containsEntry("quiet", true).containsEntry("status", "running");

      engine.offer(execution, answer(ask, true, "looks good"));

      assertThat(decision(ask)).containsEntry("state", "answered").containsEntry("verb", "accept")
          .containsEntry("actor", "ann").containsEntry("answer", "looks good");
      assertThat(execution(execution)).containsEntry("status", "completed").containsEntry("quiet", false);
    }
  }

  @Test
  void a_story_that_is_not_accepted_is_parked_and_asks_again_when_retried() {
    try (var engine = Engine.start(DATABASE.database(), "respond", task -> DONE)) {
      var execution = engine.run(Samples.stories("respond", "1.1"));
      var first = lastAsk(engine, execution);

      engine.offer(execution, answer(first, false, "a\0 button is missing"));

      assertThat(decision(first)).containsEntry("verb", "respond").containsEntry("answer", "a button is missing");
      assertThat(track(execution, "1.1")).containsEntry("standing", "parked").containsEntry("stage", "validation");

      engine.signal(execution, new Signal.Retry("1.1", false));
      assertThat(lastAsk(engine, execution).decision()).isNotEqualTo(first.decision());
    }
  }

  @Test
  void of_many_answers_at_the_same_moment_one_counts() throws Exception {
    try (var engine = Engine.start(DATABASE.database(), "race", task -> DONE);
        var people = Executors.newFixedThreadPool(16)) {
      var execution = engine.run(Samples.stories("race", "1.1"));
      var ask = lastAsk(engine, execution);

      var answers = people.invokeAll(IntStream.range(0, 16).<java.util.concurrent.Callable<List<Step>>>mapToObj(
          i -> () -> engine.ownership.journal().offer(execution, answer(ask, i % 2 == 0, "answer " + i))
              .exceptionally(over -> List.of()).join()).toList());

      int counted = 0;
      for (var answered : answers) {
        counted += answered.get().stream().anyMatch(Step.Move.class::isInstance) ? 1 : 0;
      }
      assertThat(counted).isOne();
      assertThat(DATABASE.number("select count(*) from ledger where kind = 'decision-answered' and execution_id = '%s'"
          .formatted(execution))).isOne();
    }
  }

  @Test
  void a_question_lapses_when_the_story_is_moved_by_hand_and_can_be_asked_again() {
    try (var engine = Engine.start(DATABASE.database(), "moved", task -> DONE)) {
      var execution = engine.run(Samples.stories("moved", "1.1"));
      var first = lastAsk(engine, execution);

      engine.signal(execution, new Signal.Transition("1.1", Stage.DEVELOPMENT));
      engine.crew.awaitRest(execution);

      assertThat(decision(first)).containsEntry("state", "lapsed");
      assertThat(decision(lastAsk(engine, execution))).containsEntry("state", "open");
      assertThat(engine.crew.steps(execution, Step.Ask.class)).hasSize(2);
    }
  }

  @Test
  void a_transition_the_table_does_not_list_is_refused_with_what_is_allowed_and_changes_nothing() {
    try (var engine = Engine.start(DATABASE.database(), "refuse", task -> DONE)) {
      var execution = engine.run(Samples.stories("refuse", "1.1"));
      var before = track(execution, "1.1");
      var changes = stageChanges(execution);

      var steps = engine.signal(execution, new Signal.Transition("1.1", Stage.TESTING));

      assertThat(steps).first().isInstanceOfSatisfying(Step.Refuse.class, refuse ->
          assertThat(refuse.allowed()).containsExactly(Stage.DEPLOYMENT, Stage.DEVELOPMENT));
      assertThat(track(execution, "1.1")).isEqualTo(before);
      assertThat(stageChanges(execution)).isEqualTo(changes);
      assertThat(DATABASE.text("select reason from dead_letters where kind = 'transition' and subject = '1.1'"
          + " and execution_id = '" + execution + "'"))
          .isEqualTo("hil_session -> testing by ann: not in the workflow's table; allowed: [deployment, development]");
    }
  }

  @Test
  void cancelling_ends_everything_that_is_open() {
    try (var engine = Engine.start(DATABASE.database(), "cancel", task -> DONE)) {
      var execution = engine.run(Samples.stories("cancel", "1.1", "1.2"));

      engine.signal(execution, new Signal.Cancel("no budget"));

      assertThat(execution(execution)).containsEntry("status", "cancelled").containsEntry("reason", "no budget (ann)");
      assertThat(decision(lastAsk(engine, execution))).containsEntry("state", "lapsed");
      assertThatThrownBy(() -> engine.signal(execution, new Signal.Resume()))
          .hasCauseInstanceOf(GroupJournal.NotOwned.class);
    }
  }

  @Test
  void a_paused_execution_starts_nothing_takes_what_comes_and_goes_on_when_resumed() {
    var held = new java.util.concurrent.CountDownLatch(1);
    var crew = new Crew(task -> {
      if (task.number() == 0) {
        join(held);
      }
      return DONE;
    });
    try (var engine = new Engine(DATABASE.database(), Engine.settings("pause", 1, Map.of()), crew)) {
      var execution = engine.accept(Samples.independent("pause", 3));
      crew.await("start", () -> !crew.started.isEmpty());

      engine.signal(execution, new Signal.Pause());
      held.countDown();
      crew.awaitRest(execution);

      assertThat(execution(execution)).containsEntry("status", "paused").containsEntry("quiet", true);
      assertThat(crew.started).hasSize(1);

      engine.signal(execution, new Signal.Resume());
      crew.awaitRest(execution);
      assertThat(execution(execution)).containsEntry("status", "completed");
    }
  }

  @Test
  void a_task_that_always_fails_dies_after_its_attempts_and_a_retry_brings_it_back() {
    var calls = new AtomicInteger();
    try (var engine = Engine.start(DATABASE.database(), "dead", task ->
        calls.incrementAndGet() <= 3 ? new Outcome.Failed(Outcome.Fault.AGENT, "no idea") : DONE)) {
      var execution = engine.run(Samples.independent("dead", 1));

      assertThat(execution(execution)).containsEntry("status", "failed");
      assertThat(DATABASE.text("select reason from dead_letters where kind = 'task' and execution_id = '%s'"
          .formatted(execution))).isEqualTo("no idea (attempt 3 of 3)");
      assertThat(calls).hasValue(3);

      engine.signal(execution, new Signal.Retry("", true));
      engine.crew.awaitRest(execution);
      assertThat(execution(execution)).containsEntry("status", "completed");
      assertThat(engine.crew.started).last().extracting(AgentTask::attempt).isEqualTo(4);
    }
  }

  @Test
  void a_rejected_story_goes_back_and_all_its_work_is_done_again() {
    var rejected = new Outcome.Rejected("tests are red", List.<Feedback>of(), List.of());
    try (var engine = Engine.start(DATABASE.database(), "rework", task ->
        task.stage().equals(Stage.TESTING) && task.attempt() == 1 ? rejected : DONE)) {
      var execution = engine.run(Samples.stories("rework", "1.1"));

      assertThat(track(execution, "1.1")).containsEntry("iteration", 1).containsEntry("standing", "asked");
      assertThat(DATABASE.number("select count(*) from ledger where kind = 'task-rejected' and execution_id = '%s'"
          .formatted(execution))).isOne();
      assertThat(DATABASE.number("select attempt from agent_tasks where stage = 'development' and execution_id = '%s'"
          .formatted(execution))).isEqualTo(2);
    }
  }

  @Test
  void stories_wait_for_those_they_need() {
    try (var engine = Engine.start(DATABASE.database(), "order", task -> DONE)) {
      var execution = engine.run(Samples.stories("order", "1.1", "1.2"));

      assertThat(engine.crew.started).hasSize(3).allSatisfy(task -> assertThat(task.story()).isEqualTo("1.1"));

      engine.offer(execution, answer(lastAsk(engine, execution), true, ""));
      engine.crew.awaitRest(execution);
      engine.offer(execution, answer(lastAsk(engine, execution), true, ""));
      assertThat(execution(execution)).containsEntry("status", "completed").containsEntry("current_stage", "deployment");
    }
  }

  private static Event answer(Step.Ask ask, boolean accepted, String text) {
    return new Event.Decided(ask.decision(), ask.track(), accepted, "ann", text);
  }

  private static Step.Ask lastAsk(Engine engine, UUID execution) {
    return engine.crew.steps(execution, Step.Ask.class).getLast();
  }

  private static Map<String, Object> decision(Step.Ask ask) {
    return DATABASE.sql().sql("select * from decisions where id = :id").param("id", ask.decision())
        .query().singleRow();
  }

  private static Map<String, Object> execution(UUID execution) {
    return DATABASE.sql().sql("select * from workflow_executions where id = :id").param("id", execution)
        .query().singleRow();
  }

  private static Map<String, Object> track(UUID execution, String name) {
    return DATABASE.sql().sql("""
        select stage, came_from, standing, iteration, rejection, note from execution_tracks
        where execution_id = :id and name = :name""").param("id", execution).param("name", name).query().singleRow();
  }

  private static long stageChanges(UUID execution) {
    return DATABASE.number("select count(*) from stage_changes where execution_id = '%s'".formatted(execution));
  }

  private static void join(java.util.concurrent.CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
