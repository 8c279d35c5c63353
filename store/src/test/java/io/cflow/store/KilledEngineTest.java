package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** kill -9 while plans run, by really doing it. */
class KilledEngineTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  private static final int PLANS = 40;

  @Test
  void plans_of_a_killed_process_complete_in_the_next_one_and_only_what_ran_is_repeated() throws Exception {
    killAfter("performed 130");
    long ran = DATABASE.number("select count(*) from agent_tasks where status = 'running'");
    long done = DATABASE.number("select count(*) from agent_tasks where status = 'completed'");
    assertThat(ran).isBetween(1L, (long) Engine.POOL);
    assertThat(done).isBetween(1L, PLANS * 10L - 1);

    try (var engine = Engine.start(DATABASE.database(), "forked", task -> DONE)) {
      var open = DATABASE.sql().sql("select id from workflow_executions where status = 'running'")
          .query(UUID.class).list();
      engine.ownership.resume();
      engine.crew.awaitRest(open);

      assertThat(DATABASE.number("select count(*) from workflow_executions where status <> 'completed'")).isZero();
      assertThat(DATABASE.number("select count(*) from agent_tasks where attempt = 2")).isEqualTo(ran);
      assertThat(DATABASE.number("select max(attempt) from agent_tasks")).isEqualTo(2);
      Invariants.check(DATABASE);
    }
  }

  private static void killAfter(String line) throws Exception {
    var address = DATABASE.address();
    var process = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
        System.getProperty("java.class.path"), EngineProcess.class.getName(), address.jdbcUrl(), address.user(),
        address.password(), "forked", String.valueOf(PLANS))
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var said = process.inputReader()) {
      while (!line.equals(said.readLine())) {
        assertThat(process.isAlive()).isTrue();
      }
    } finally {
      process.destroyForcibly().onExit().join();
    }
    // The server notices the end of its client before it answers whether anything is under way.
    org.awaitility.Awaitility.await().until(() -> DATABASE.superuser().sql("""
        select count(*) from pg_stat_activity
        where datname = current_database() and application_name = 'cflow-journal'""")
        .query(Integer.class).single() == 0);
  }
}
