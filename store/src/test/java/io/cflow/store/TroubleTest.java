package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Artifact;
import io.cflow.domain.Outcome;
import io.cflow.engine.Event;
import io.cflow.engine.Event.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One thing goes wrong; nothing else does. */
class TroubleTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  @AfterEach
  void invariants_hold() {
    Invariants.check(DATABASE);
  }

  @Test
  void an_outcome_that_cannot_be_written_counts_as_failed_and_harms_nobody_who_was_gathered_with_it() {
    DATABASE.execute("alter table ledger add constraint no_poison check (detail not like '%poison%')");
    var poison = new Outcome.Succeeded("poison", List.of());
    var together = new CyclicBarrier(Engine.POOL);
    try (var engine = Engine.start(DATABASE.database(), "poison", task -> {
      if (task.attempt() == 1) {
        join(together);
      }
      return task.role().equals("qa") ? poison : DONE;
    })) {
      // The bad one in the middle: neither the first nor the last to come to the journal.
      var good = new ArrayList<UUID>();
      IntStream.range(0, 6).forEach(i -> good.add(engine.accept(Samples.independent("innocent-" + i, 1))));
      var bad = engine.accept(Samples.flat("poison", List.of(
          Samples.task(0, "qa", List.of()), Samples.task(1, "dev", List.of()), Samples.task(2, "dev", List.of()))));
      IntStream.range(6, Engine.POOL - 3).forEach(i -> good.add(engine.accept(Samples.independent("innocent-" + i, 1))));
      engine.crew.awaitRest(good);
      engine.crew.awaitRest(bad);

      assertThat(good).allSatisfy(execution -> assertThat(status(execution)).isEqualTo("completed"));
      assertThat(status(bad)).isEqualTo("failed");
      assertThat(DATABASE.text("select reason from dead_letters where execution_id = '%s'".formatted(bad)))
          .isEqualTo("its outcome cannot be written, the engine's log says why (attempt 3 of 3)");
      // Three attempts of the bad one, and one of every other: nobody's work was repeated.
      assertThat(engine.crew.started).hasSize(Engine.POOL + 2);
      assertThat(engine.ownership.inFlight()).isZero();
    } finally {
      DATABASE.execute("alter table ledger drop constraint no_poison");
    }
  }

  @Test
  void a_signal_that_cannot_be_written_is_reported_and_the_execution_goes_on_from_the_tables() {
    DATABASE.execute("alter table workflow_executions add constraint no_reason check (reason not like '%bad%')");
    try (var engine = Engine.start(DATABASE.database(), "signal", task -> null)) {
      var execution = engine.accept(Samples.independent("signal", 2));
      engine.crew.await("start", () -> engine.crew.started.size() == 2);

      assertThatThrownBy(() -> engine.signal(execution, new Signal.Cancel("bad")))
          .hasStackTraceContaining("no_reason");

      // Both bodies are still the ones whose outcome counts.
      engine.crew.started.forEach(task -> engine.ownership.journal().record(task, DONE));
      engine.crew.awaitRest(execution);
      assertThat(engine.crew.started).hasSize(2);
      assertThat(status(execution)).isEqualTo("completed");
    } finally {
      DATABASE.execute("alter table workflow_executions drop constraint no_reason");
    }
  }

  @Test
  void an_event_the_kernel_stumbles_over_is_reported_and_the_execution_goes_on_from_the_tables() {
    try (var engine = Engine.start(DATABASE.database(), "stumble", task -> null)) {
      var execution = engine.accept(Samples.independent("stumble", 2));
      engine.crew.await("start", () -> engine.crew.started.size() == 2);

      assertThatThrownBy(() -> engine.offer(execution, new Event.RetryDue(99)))
          .hasCauseInstanceOf(IndexOutOfBoundsException.class);

      engine.crew.started.forEach(task -> engine.ownership.journal().record(task, DONE));
      engine.crew.awaitRest(execution);
      assertThat(status(execution)).isEqualTo("completed");
      assertThat(engine.crew.started).hasSize(2);
    }
  }

  @Test
  void an_execution_that_cannot_be_taken_up_stands_still_until_it_can() {
    try (var engine = Engine.start(DATABASE.database(), "stuck", task -> DONE)) {
      DATABASE.execute("alter table agent_tasks add constraint no_start check (status <> 'running') not valid");
      var execution = engine.accept(Samples.independent("stuck", 1));
      assertThat(starts(engine, execution)).isZero();

      DATABASE.execute("alter table agent_tasks drop constraint no_start");
      engine.ownership.takeOver();

      engine.crew.awaitRest(execution);
      assertThat(starts(engine, execution)).isOne();
    }
  }

  @Test
  void tasks_that_cannot_be_handed_over_are_tried_again() {
    var calls = new AtomicInteger();
    var crew = new Crew(task -> DONE);
    var ownership = new Ownership(DATABASE.database(), Engine.settings("refusing", 2, Map.of()), committed -> {
      if (!committed.started().isEmpty() && calls.incrementAndGet() == 1) {
        throw new IllegalStateException("the routes are not there yet");
      }
      crew.committed(committed);
    }, new Ids());
    crew.works(ownership.journal());
    try (ownership) {
      var execution = new JdbcIntake(DATABASE.database(), ownership, new Ids())
          .accept(Samples.independent("refusing", 2)).execution();
      crew.awaitRest(execution);

      assertThat(status(execution)).isEqualTo("completed");
      assertThat(crew.started).hasSize(2).allSatisfy(task -> assertThat(task.attempt()).isEqualTo(2));
      assertThat(ownership.inFlight()).isZero();
    }
  }

  @Test
  void an_interrupted_body_brings_its_outcome_and_stays_interrupted() {
    try (var engine = Engine.start(DATABASE.database(), "interrupted", task -> null)) {
      var execution = engine.accept(Samples.independent("interrupted", 2));
      engine.crew.await("start", () -> engine.crew.started.size() == 2);
      var stillInterrupted = new CompletableFuture<Boolean>();
      long connection = journalConnection();

      Thread.startVirtualThread(() -> {
        Thread.currentThread().interrupt();
        engine.crew.started.forEach(task -> engine.ownership.journal().record(task, withDocument(task)));
        stillInterrupted.complete(Thread.currentThread().isInterrupted());
      });

      assertThat(stillInterrupted.join()).isTrue();
      assertThat(journalConnection()).isEqualTo(connection);
      assertThat(DATABASE.number("select count(*) from ledger where kind = 'task-succeeded' and execution_id = '%s'"
          .formatted(execution))).isEqualTo(2);
    }
  }

  @Test
  void what_a_caller_does_with_a_verdict_does_not_hold_up_others() {
    try (var engine = Engine.start(DATABASE.database(), "callback", task -> null)) {
      var execution = engine.accept(Samples.independent("callback", 1));
      engine.crew.await("start", () -> !engine.crew.started.isEmpty());
      var journal = engine.ownership.journal();

      // Offers again from the callback, and waits for somebody else who offers, too.
      var nested = journal.offer(execution, new Event.Signalled(new Signal.Pause(), "ann")).thenApply(steps ->
          CompletableFuture.supplyAsync(() -> engine.signal(execution, new Signal.Resume())).join());

      assertThat(nested).succeedsWithin(Duration.ofSeconds(20));
      engine.signal(execution, new Signal.Cancel("enough"));
    }
  }

  @Test
  void nothing_is_written_after_close_and_everybody_is_told() {
    var engine = Engine.start(DATABASE.database(), "closed", task -> null);
    var execution = engine.accept(Samples.independent("closed", 30));
    engine.crew.await("start", () -> engine.crew.started.size() == Engine.POOL);
    engine.close();
    long commits = DATABASE.commits(engine.ownership);

    engine.crew.started.stream().toList().forEach(task -> engine.ownership.journal().record(task, DONE));

    assertThatThrownBy(() -> engine.signal(execution, new Signal.Pause())).isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(GroupJournal.NotOwned.class);
    engine.ownership.resume();
    assertThat(DATABASE.commits(engine.ownership)).isEqualTo(commits);
    assertThat(engine.crew.started).hasSize(Engine.POOL);
  }

  @Test
  void closing_does_not_wait_for_a_database_that_is_away() throws Exception {
    try (var proxy = new Proxy(DATABASE.address()); var database = Database.open(proxy.address())) {
      var engine = Engine.start(database, "away", task -> null);
      var execution = engine.accept(Samples.independent("away", 1));
      engine.crew.await("start", () -> !engine.crew.started.isEmpty());
      proxy.cutRequests(request -> true);

      var verdict = CompletableFuture.supplyAsync(
          () -> engine.ownership.journal().offer(execution, new Event.Signalled(new Signal.Pause(), "ann")).join());
      await().until(() -> proxy.cuts() > 1);
      engine.close();

      assertThat(verdict).failsWithin(Duration.ofSeconds(20));
    }
  }

  private static Outcome withDocument(AgentTask task) {
    return new Outcome.Succeeded(
        "done", List.of(new Artifact("notes-" + task.number() + ".md", "# Notes " + task.id())));
  }

  private static long journalConnection() {
    return DATABASE.superuser().sql("""
        select max(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'cflow-journal'""").query(Long.class).single();
  }

  private static long starts(Engine engine, UUID execution) {
    return engine.crew.started.stream().filter(task -> task.execution().equals(execution)).count();
  }

  private static String status(UUID execution) {
    return DATABASE.text("select status from workflow_executions where id = '" + execution + "'");
  }

  private static void join(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
