package io.cflow.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine has done to the database, for measurements. */
public final class Activity {

  private static final String SERVER = """
      select pg_current_wal_lsn() - '0/0' as wal_bytes,
        pg_snapshot_xmax(pg_current_snapshot())::text::bigint as write_transactions""";

  private static final String ROWS = """
      select
        (select count(*) from agent_tasks where tenant_id = :tenant and status = 'completed'
          and started_at is not null and completed_at is not null) as completed_tasks,
        (select count(*) from ledger where tenant_id = :tenant) as ledger,
        (select count(*) from outbox where tenant_id = :tenant) as outbox""";

  private static final String OPEN =
      "select count(*) from workflow_executions where status in ('running', 'paused', 'failed')";

  private final JdbcClient jdbc;

  public Activity(Database database) {
    this.jdbc = database.jdbc();
  }

  /** Counters of the whole server that only grow. @param writeTransactions transactions that wrote something */
  public record Counters(long walBytes, long writeTransactions) {}

  /** Rows of one tenant. @param completedTasks with start and end */
  public record Rows(long completedTasks, long ledger, long outbox) {}

  public Counters counters() {
    return jdbc.sql(SERVER).query(Counters.class).single();
  }

  public Rows rows(String tenant) {
    return jdbc.sql(ROWS).param("tenant", tenant).query(Rows.class).single();
  }

  /** Id of a process of the server, on its machine. */
  public long backend() {
    return jdbc.sql("select pg_backend_pid()").query(Long.class).single();
  }

  public long openExecutions() {
    return jdbc.sql(OPEN).query(Long.class).single();
  }
}
