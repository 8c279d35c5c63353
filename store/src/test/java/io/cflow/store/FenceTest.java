package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cflow.domain.AgentTask;
import io.cflow.engine.Event;
import io.cflow.engine.Event.Signal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A process whose time is over writes nothing, and a commit is written once. Both hang on one statement. */
class FenceTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  /** What somebody might simplify the fence to: finds nothing and lets the rest commit. */
  private static final String FENCE_THAT_ONLY_FINDS_NOTHING = """
      with mine as (
        update workers set last_commit = ? where id = ? and epoch = ? and last_commit < ? returning 1)
      select 1 from mine""";

  /** The number is in the fence, but every number passes. */
  private static final String FENCE_THAT_LETS_A_COMMIT_THROUGH_TWICE = """
      with mine as (
        update workers set last_commit = ? where id = ? and epoch = ? and ? >= 0 returning 1)
      select 1 / count(*) from mine""";

  @Test
  void after_a_second_start_under_the_same_id_nothing_of_the_first_is_written() {
    try (var first = Engine.start(DATABASE.database(), "same", task -> null)) {
      var execution = first.accept(Samples.independent("same", 1));
      var other = first.accept(Samples.independent("other", 1));
      first.crew.await("start", () -> first.crew.started.size() == 2);
      var task = first.crew.started.element();
      var before = List.of(everything(execution), everything(other));

      try (var second = Engine.start(DATABASE.database(), "same", none -> null)) {
        assertThat(first.ownership.heartbeat()).isFalse();
        assertThat(second.ownership.heartbeat()).isTrue();
        // Not an error for whoever worked: it is left for the second, which will refuse it.
        first.ownership.journal().record(task, DONE);
        assertThat(DATABASE.number("select count(*) from inbound where execution_id = '%s'".formatted(execution)))
            .isOne();
        assertThatThrownBy(() -> first.signal(other, new Signal.Cancel("late")))
            .isInstanceOf(CompletionException.class).hasCauseInstanceOf(CommitConnection.Fenced.class)
            .hasMessageContaining("another process took over");
      }

      assertThat(List.of(everything(execution), everything(other))).isEqualTo(before);
    }
  }

  @Test
  void a_fence_that_only_finds_nothing_would_be_noticed() {
    var task = running("plain");
    var old = journal(new Worker("plain", epoch("plain")), FENCE_THAT_ONLY_FINDS_NOTHING, DATABASE.address());
    old.open(task.execution()).join();
    Worker.begin(DATABASE.database().jdbc(), "plain");
    var before = everything(task.execution());

    old.offer(task.execution(), new Event.Signalled(new Signal.Cancel("late"), "ann"));

    assertThat(everything(task.execution())).isNotEqualTo(before);
  }

  @Test
  void a_commit_is_written_once_although_its_connection_broke_while_the_server_was_at_work_on_it() throws Exception {
    assertThat(outcomesWrittenAfterTheConnectionBroke("once", CommitSql.FENCE)).isOne();
    Invariants.check(DATABASE);
  }

  @Test
  void a_fence_that_lets_a_commit_through_twice_would_be_noticed() throws Exception {
    assertThat(outcomesWrittenAfterTheConnectionBroke("again", FENCE_THAT_LETS_A_COMMIT_THROUGH_TWICE)).isEqualTo(2);
    DATABASE.execute("delete from ledger where kind = 'task-failed'");
  }

  /** The first attempt waits for a lock in the server; the second comes over a new connection and waits behind it. */
  private static long outcomesWrittenAfterTheConnectionBroke(String worker, String fence) throws Exception {
    var task = running(worker);
    try (var proxy = new Proxy(DATABASE.address());
        var blocker = DATABASE.database().dataSource().getConnection()) {
      var journal = journal(new Worker(worker, epoch(worker)), fence, proxy.address());
      var running = reclaim(journal, task);
      blocker.setAutoCommit(false);
      blocker.createStatement().execute("select from agent_tasks where id = '" + task.id() + "' for update");

      var written = CompletableFuture.runAsync(() -> journal.record(running, FAILED), Thread::startVirtualThread);
      await().until(() -> waiting() == 1);
      proxy.abandonClients();
      await().until(() -> waiting() == 2);
      blocker.rollback();

      written.join();
      journal.close();
    }
    return DATABASE.number("select count(*) from ledger where kind = 'task-failed' and execution_id = '%s'"
        .formatted(task.execution()));
  }

  private static final io.cflow.domain.Outcome FAILED =
      new io.cflow.domain.Outcome.Failed(io.cflow.domain.Outcome.Fault.AGENT, "no idea");

  /** Journal connections of this database that wait for a lock. */
  private static long waiting() {
    return DATABASE.superuser().sql("""
        select count(*) from pg_stat_activity
        where datname = current_database() and application_name = 'cflow-journal' and wait_event_type = 'Lock'""")
        .query(Long.class).single();
  }

  /** A task somebody works at. */
  private static AgentTask running(String worker) {
    try (var engine = Engine.start(DATABASE.database(), worker, task -> null)) {
      engine.accept(Samples.independent(worker, 1));
      engine.crew.await("start", () -> !engine.crew.started.isEmpty());
      return engine.crew.started.element();
    }
  }

  /** Lets a journal take an execution up; the task comes again with a lease of this journal. */
  private static AgentTask reclaim(GroupJournal journal, AgentTask task) {
    journal.open(task.execution()).join();
    return new AgentTask(
        task.id(), task.execution(), task.tenant(), task.number(), task.capability(), task.stage(), task.story(),
        2, DATABASE.number("select lease from agent_tasks where id = '" + task.id() + "'"));
  }

  private static long epoch(String worker) {
    return DATABASE.number("select epoch from workers where id = '" + worker + "'");
  }

  private static GroupJournal journal(Worker worker, String fence, DatabaseAddress address) {
    var database = DATABASE.database();
    var ids = new Ids();
    var journal = new GroupJournal(
        new GroupJournal.Parts(
            new CommitConnection(address, worker, fence), new ArtifactStore(database),
            new ExecutionLoader(database.jdbc(), worker.id(), Samples.RULES::get, ids), committed -> {}, ids, false),
        InFlight.of(worker, 4, Map.of()));
    return journal;
  }

  private static List<String> everything(UUID execution) {
    return DATABASE.sql().sql("""
        select t::text from agent_tasks t where execution_id = :id
        union all select x::text from workflow_executions x where id = :id
        union all select t::text from execution_tracks t where execution_id = :id
        union all select l::text from ledger l where execution_id = :id
        order by 1""").param("id", execution).query(String.class).list();
  }
}
