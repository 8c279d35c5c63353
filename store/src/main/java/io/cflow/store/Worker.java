package io.cflow.store;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * This process as an owner of executions. Each start under the same id begins a new epoch, and from then on no commit
 * of an earlier epoch can succeed.
 *
 * @param id stable over restarts: it lives in the data directory
 */
public record Worker(String id, long epoch) {

  /** Without a heartbeat for this long a worker counts as dead; compared with the database's clock. */
  static final String LEASE = "6 seconds";

  private static final String BEGIN_EPOCH = """
      insert into workers (id, epoch) values (:id, nextval('worker_epochs'))
      on conflict (id) do update set epoch = nextval('worker_epochs'), last_commit = 0, seen_at = now()
      returning epoch""";

  private static final String HEARTBEAT = "update workers set seen_at = now() where id = :id and epoch = :epoch";

  private static final String IS_ALONE = """
      select not exists (
        select from workers where id <> :id and seen_at > now() - cast('%s' as interval))""".formatted(LEASE);

  private static final String LEAVE = """
      with me as (
        update workers set seen_at = '-infinity' where id = :id and epoch = :epoch returning id)
      update agent_tasks t set status = 'ready', lease = 0
      from me join workflow_executions x on x.owner = me.id and x.status in ('running', 'paused', 'failed')
      where t.execution_id = x.id and t.status = 'running'""";

  /** Waits for a commit of the earlier epoch that is under way: both update the same row. */
  static Worker begin(JdbcClient jdbc, String id) {
    return new Worker(id, jdbc.sql(BEGIN_EPOCH).param("id", id).query(Long.class).single());
  }

  /** @return false if another process has taken this id over: this one must stop */
  boolean heartbeat(JdbcClient jdbc) {
    return jdbc.sql(HEARTBEAT).param("id", id).param("epoch", epoch).update() == 1;
  }

  /** Whether no other process works on this database. */
  boolean isAlone(JdbcClient jdbc) {
    return jdbc.sql(IS_ALONE).param("id", id).query(Boolean.class).single();
  }

  /** Gives the leases back, of the executions and of the tasks. Nothing must be written any more in this epoch. */
  void leave(JdbcClient jdbc) {
    jdbc.sql(LEAVE).param("id", id).param("epoch", epoch).update();
  }

  /** Lease tokens never repeat, not over restarts nor between workers: the epoch is their upper half. */
  long firstLease() {
    return firstLease(epoch);
  }

  static long firstLease(long epoch) {
    return epoch << 32;
  }

  static String idFor(UUID random) {
    return "worker-" + random;
  }
}
