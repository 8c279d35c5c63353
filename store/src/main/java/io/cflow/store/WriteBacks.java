package io.cflow.store;

import io.cflow.domain.Capability;
import io.cflow.domain.Stage;
import io.cflow.engine.ReachedStatus.Standpoint;
import io.cflow.engine.Track;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine has to write into the team's own documents, and what it knows of them. */
public final class WriteBacks {

  private static final String NEXT = """
      select o.id, o.execution_id as execution, o.key as story, x.workspace
      from outbox o join workflow_executions x on x.id = o.execution_id
      where o.topic = 'write-back' and x.owner = :me and x.workspace <> all (cast(:blocked as text[]))
      order by o.id
      limit :limit""";

  private static final String DONE = """
      delete from outbox where id in (:ids)
        and exists (select from workers where id = :me and epoch = :epoch)""";

  /** Only the newest version of a plan speaks for its project. */
  private static final String SWITCH_ON = """
      with switched as (update workers set write_back = true where id = :me and not write_back returning id)
      insert into outbox (tenant_id, execution_id, topic, key, body)
      select distinct s.tenant_id, s.execution_id, 'write-back', s.track, ''
      from switched join workflow_executions x on x.owner = switched.id join plans p on p.id = x.plan_id
        join stage_changes s on s.execution_id = x.id
      where x.workspace is not null and x.status <> 'cancelled' and s.track <> ''
        and not exists (select from plans n
          where n.tenant_id = p.tenant_id and n.project = p.project and n.version > p.version)
      order by 2, 4""";

  private static final String SWITCH_OFF = """
      with switched as (update workers set write_back = false where id = :me and write_back returning id)
      delete from outbox o using switched, workflow_executions x
      where x.owner = switched.id and o.execution_id = x.id and o.topic = 'write-back'""";

  private static final String STANDPOINT = """
      select t.stage, t.came_from, t.standing, t.iteration,
        exists (select from agent_tasks a
          where a.execution_id = t.execution_id and a.track = t.name and a.capability = 'implement_features'
            and a.status in ('running', 'completed')) as begun, moved.since
      from execution_tracks t cross join lateral (
        select max(s.at) as since from stage_changes s where s.execution_id = t.execution_id and s.track = t.name) moved
      where t.execution_id = :execution and t.name = :story and moved.since is not null""";

  private static final String MOVED = """
      select distinct track from stage_changes where execution_id = :execution and track <> '' order by track""";

  private static final String ENDED = """
      select max(at) from ledger
      where execution_id = :execution and subject = :subject and kind in ('task-succeeded', 'task-rejected')""";

  /** What was written for an older version of the plan is not what the new one was read from. */
  private static final String KNOWN = """
      select d.content
      from workflow_executions x join plans v on v.id = x.plan_id
      left join write_backs w on w.execution_id = x.id and w.path = :path and w.written_at >= v.created_at
      left join plan_documents p on p.plan_id = x.plan_id and p.path = :path
      join documents d on d.tenant_id = x.tenant_id and d.content_hash = coalesce(w.content_hash, p.content_hash)
      where x.id = :execution""";

  private static final String HASHES = """
      with written as (
        select w.path, w.content_hash
        from write_backs w join workflow_executions x on x.id = w.execution_id join plans v on v.id = x.plan_id
        where x.id = :execution and w.written_at >= v.created_at)
      select p.path, p.content_hash
      from plan_documents p join workflow_executions x on x.plan_id = p.plan_id
      where x.id = :execution and p.path not in (select path from written)
      union all
      select path, content_hash from written""";

  private static final String KEEP = """
      insert into documents (tenant_id, content_hash, content)
      select tenant_id, :hash, :content from workflow_executions where id = :execution
      on conflict (tenant_id, content_hash) do update set seen_at = now()""";

  private static final String WRITTEN = """
      insert into write_backs (execution_id, tenant_id, path, content_hash)
      select id, tenant_id, :path, :hash from workflow_executions where id = :execution
      on conflict (execution_id, path) do update set content_hash = excluded.content_hash, written_at = now()
        where write_backs.content_hash <> excluded.content_hash""";

  private static final String LEFT = "update workflow_executions set documents_hash = :hash where id = :execution";

  private static final String WORKSPACE = """
      select workspace from workflow_executions where id = :execution and workspace is not null""";

  private static final String NEWEST = """
      select x.id from workflow_executions x join plans p on p.id = x.plan_id
      where x.workspace = :workspace and x.status <> 'cancelled'
      order by p.created_at desc, p.version desc limit 1""";

  private final Database database;
  private final JdbcClient jdbc;
  private final Worker worker;

  public WriteBacks(Database database, Ownership ownership) {
    this.database = database;
    this.jdbc = database.jdbc();
    this.worker = ownership.worker();
  }

  /** A story of which the documents may have to say something else. */
  public record Pending(long id, UUID execution, String story, String workspace) {}

  /** @param since when the story's track changed last */
  public record Stand(Standpoint at, Instant since) {}

  /** Says once, before anything goes on, whether this process writes into the team's documents. */
  public void switchTo(boolean on) {
    jdbc.sql(on ? SWITCH_ON : SWITCH_OFF).param("me", worker.id()).update();
  }

  /** @param blocked workspaces that cannot be written at the moment; theirs are passed over */
  public List<Pending> next(int limit, Set<String> blocked) {
    return jdbc.sql(NEXT).param("me", worker.id()).param("limit", limit).param("blocked", blocked.toArray(String[]::new))
        .query(Pending.class).list();
  }

  /** Their documents are safe: they are forgotten. */
  public void done(List<Pending> written) {
    if (!written.isEmpty()) {
      jdbc.sql(DONE).param("ids", written.stream().map(Pending::id).toList())
          .param("me", worker.id()).param("epoch", worker.epoch()).update();
    }
  }

  /** Stories the engine has moved at least once. */
  public List<String> moved(UUID execution) {
    return jdbc.sql(MOVED).param("execution", execution).query(String.class).list();
  }

  /** Empty unless the engine has moved the story. */
  public Optional<Stand> stand(UUID execution, String story) {
    return jdbc.sql(STANDPOINT).param("execution", execution).param("story", story)
        .query((row, number) -> new Stand(standpoint(row), row.getObject("since", OffsetDateTime.class).toInstant()))
        .optional();
  }

  private static Standpoint standpoint(ResultSet row) throws SQLException {
    var cameFrom = row.getString("came_from");
    return new Standpoint(new Stage(row.getString("stage")), cameFrom == null ? null : new Stage(cameFrom),
        Track.Standing.of(row.getString("standing")), row.getInt("iteration"), row.getBoolean("begun"));
  }

  /** When a task about the story ended last with a result. */
  public Optional<Instant> ended(UUID execution, Capability capability, String story) {
    return jdbc.sql(ENDED).param("execution", execution).param("subject", capability + " " + story)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single().map(OffsetDateTime::toInstant);
  }

  /** A document as it was taken in, with the engine's own edits; empty if the engine never saw it. */
  public Optional<byte[]> known(UUID execution, String path) {
    return jdbc.sql(KNOWN).param("execution", execution).param("path", path).query(byte[].class).optional();
  }

  /** Remembers a document with the engine's edits. Idempotent. */
  public void written(UUID execution, String path, byte[] known) {
    var hash = Texts.hash(known);
    database.transactions().executeWithoutResult(status -> {
      jdbc.sql(KEEP).param("execution", execution).param("hash", hash).param("content", known).update();
      jdbc.sql(WRITTEN).param("execution", execution).param("path", path).param("hash", hash).update();
    });
  }

  /** Content hashes of the project's documents with the engine's own edits, by path. */
  public SortedMap<String, String> hashes(UUID execution) {
    var hashes = new TreeMap<String, String>();
    jdbc.sql(HASHES).param("execution", execution)
        .query((row, number) -> Map.entry(row.getString("path"), row.getString("content_hash"))).list()
        .forEach(each -> hashes.put(each.getKey(), each.getValue()));
    return hashes;
  }

  /** How the engine's edits have left the project as a whole: not a new version of its plan. */
  public void left(UUID execution, String documentsHash) {
    jdbc.sql(LEFT).param("execution", execution).param("hash", documentsHash).update();
  }

  /** The folder a project came from. */
  public Optional<String> workspace(UUID execution) {
    return jdbc.sql(WORKSPACE).param("execution", execution).query(String.class).optional();
  }

  /** The newest execution of the project in a folder. */
  public Optional<UUID> newest(String workspace) {
    return jdbc.sql(NEWEST).param("workspace", workspace).query(UUID.class).optional();
  }
}
