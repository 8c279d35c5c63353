package io.cflow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.engine.WorkPlan;
import io.cflow.port.Intake.Accepted;
import io.cflow.port.Intake.Busy;
import io.cflow.port.Intake.Submission;
import io.cflow.store.IntakeGroup.Candidate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plans that come together are accepted together, and none of them pays for another. */
class IntakeGroupTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  private static final String LOCK = "select pg_advisory_lock(hashtextextended('project/acme/held', 0))";
  private static final String WAITING =
      "select count(*) from pg_locks where locktype = 'advisory' and not granted";
  private static final String GROUP =
      "select count(distinct xmin::text) from plans where project like '%s-%%'";

  private static Engine engine;

  @BeforeAll
  static void start() {
    engine = Engine.start(DATABASE.database(), "groups", task -> null);
  }

  @AfterAll
  static void stop() {
    engine.close();
    Invariants.check(DATABASE);
  }

  @Test
  void no_two_of_a_group_are_about_the_same_project_or_request() {
    var group = new IntakeGroup();

    assertThat(group.add(candidate(Samples.tenTasks("a")))).isTrue();
    assertThat(group.add(candidate(Samples.content(Samples.tenTasks("a"), "v2")))).isFalse();
    assertThat(group.add(candidate(Samples.key(Samples.tenTasks("b"), "k")))).isTrue();
    assertThat(group.add(candidate(Samples.key(Samples.tenTasks("c"), "k")))).isFalse();
    assertThat(group.add(candidate(Samples.tenTasks("c")))).isTrue();
    assertThat(group.candidates()).hasSize(3);
  }

  @Test
  void what_has_gathered_is_accepted_in_one_transaction() throws Exception {
    var accepted = whileHeld("together", 20, () -> {});

    assertThat(accepted).hasSize(20).allMatch(Accepted::fresh);
    assertThat(DATABASE.number(GROUP.formatted("together"))).isOne();
  }

  @Test
  void one_that_cannot_be_written_does_not_cost_the_others_of_its_group() throws Exception {
    var good = Samples.tenTasks("apart-bad");
    var track = good.work().tracks().getFirst();
    var bad = Samples.submission(good.plan(), new WorkPlan(good.work().tasks(), List.of(track, track)), good.workflow());

    try (var doors = Executors.newVirtualThreadPerTaskExecutor()) {
      var refused = new Future<?>[1];
      var accepted = whileHeld("apart", 10, () -> {
        refused[0] = doors.submit(() -> engine.intake.accept(bad));
        await(() -> engine.intake.gathered() == 11);
      });

      assertThat(accepted).hasSize(10).allMatch(Accepted::fresh);
      assertThatThrownBy(() -> refused[0].get()).hasStackTraceContaining("execution_tracks");
    }
    assertThat(DATABASE.number("select count(*) from plans where project = 'apart-bad'")).isZero();
  }

  @Test
  void more_than_may_wait_are_told_to_come_again_and_nothing_of_them_is_kept() throws Exception {
    var accepted = whileHeld("many", JdbcIntake.PLACES - 1, () ->
        assertThatThrownBy(() -> engine.intake.accept(Samples.tenTasks("too-many"))).isInstanceOf(Busy.class));

    assertThat(accepted).hasSize(JdbcIntake.PLACES - 1);
    assertThat(DATABASE.number("select count(*) from plans where project = 'too-many'")).isZero();
    assertThat(engine.intake.accept(Samples.tenTasks("too-many")).fresh()).isTrue();
  }

  /** Lets plans gather behind one that has to wait. */
  private static List<Accepted> whileHeld(String project, int count, Runnable meanwhile) throws Exception {
    try (var doors = Executors.newVirtualThreadPerTaskExecutor()) {
      var lock = held();
      var first = doors.submit(() -> engine.intake.accept(Samples.content(Samples.tenTasks("held"), project)));
      await(() -> DATABASE.number(WAITING) > 0);
      var others = IntStream.range(0, count).mapToObj(n -> Samples.tenTasks(project + "-" + n))
          .map(submission -> doors.submit(() -> engine.intake.accept(submission))).toList();
      await(() -> engine.intake.gathered() == count);
      meanwhile.run();
      lock.close();
      first.get();
      var accepted = new ArrayList<Accepted>();
      for (var other : others) {
        accepted.add(other.get());
      }
      return accepted;
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("a minute is over").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static Connection held() throws SQLException {
    var address = DATABASE.address();
    var connection = DriverManager.getConnection(address.jdbcUrl(), address.properties(Map.of()));
    try (var statement = connection.createStatement()) {
      statement.execute(LOCK);
    }
    return connection;
  }

  private static Candidate candidate(Submission submission) {
    return new Candidate(submission);
  }
}
