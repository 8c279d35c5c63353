package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.port.Intake.Submission;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Connections break at the worst moments while plans run: nothing is lost and nothing happens twice. */
class LostAcknowledgementTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  private static final int PLANS = 200;

  @AfterEach
  void invariants_hold() {
    Invariants.check(DATABASE);
  }

  @Test
  void a_commit_whose_answer_is_lost_is_looked_up_and_not_written_again() throws Exception {
    try (var proxy = new Proxy(DATABASE.address()); var database = Database.open(proxy.address());
        var engine = Engine.start(database, "answers", task -> DONE)) {
      var random = new Random(7);
      // The tag of a commit's own insert into the ledger.
      proxy.cutAnswers(answer -> answer.contains("INSERT 0 ") && random.nextInt(8) == 0);

      var executions = IntStream.range(0, PLANS)
          .mapToObj(i -> engine.accept(Samples.tenTasks("answers-" + i))).toList();
      engine.crew.awaitRest(executions);

      assertThat(proxy.cuts()).isGreaterThan(10);
      assertThat(engine.crew.trouble).isEmpty();
      // None was repeated, so each lost answer was found to be a commit.
      assertThat(engine.crew.started).hasSize(10 * PLANS).allSatisfy(task -> assertThat(task.attempt()).isOne());
      assertThat(completed("answers-%")).isEqualTo(PLANS);
    }
  }

  @Test
  void a_commit_that_never_arrived_is_sent_again() throws Exception {
    try (var proxy = new Proxy(DATABASE.address()); var database = Database.open(proxy.address());
        var engine = Engine.start(database, "requests", task -> DONE)) {
      var random = new Random(11);
      proxy.cutRequests(request -> request.contains("completed") && random.nextInt(8) == 0);

      var executions = IntStream.range(0, PLANS)
          .mapToObj(i -> engine.accept(Samples.tenTasks("requests-" + i))).toList();
      engine.crew.awaitRest(executions);

      assertThat(proxy.cuts()).isGreaterThan(10);
      assertThat(engine.crew.trouble).isEmpty();
      assertThat(engine.crew.started).hasSize(10 * PLANS);
      assertThat(completed("requests-%")).isEqualTo(PLANS);
    }
  }

  @Test
  void backends_are_killed_at_random_and_every_plan_completes() {
    var killed = new AtomicInteger();
    var performed = new AtomicInteger();
    try (var engine = Engine.start(DATABASE.database(), "killed", task -> {
      if (performed.incrementAndGet() % 100 == 0) {
        killed.addAndGet(killAll());
      }
      return DONE;
    })) {
      var executions = IntStream.range(0, PLANS)
          .mapToObj(i -> acceptPatiently(engine, Samples.tenTasks("killed-" + i))).toList();
      engine.crew.awaitRest(executions);

      assertThat(killed).hasValueGreaterThan(PLANS / 10);
      assertThat(engine.crew.trouble).isEmpty();
      assertThat(engine.crew.started).hasSize(10 * PLANS).allSatisfy(task -> assertThat(task.attempt()).isOne());
      assertThat(completed("killed-%")).isEqualTo(PLANS);
    }
  }

  /** What a client of a door does: the same again, until it is answered. */
  private static UUID acceptPatiently(Engine engine, Submission submission) {
    for (int i = 0; ; i++) {
      try {
        return engine.accept(submission);
      } catch (DataAccessException | TransactionException e) {
        if (i == 20) {
          throw e;
        }
      }
    }
  }

  /** Journal and pool. */
  private static int killAll() {
    return DATABASE.superuser().sql("""
        select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and application_name like 'cflow%'""")
        .query(Integer.class).single();
  }

  private static long completed(String projects) {
    return DATABASE.number("select count(*) from workflow_executions where status = 'completed' and project like '%s'"
        .formatted(projects));
  }
}
