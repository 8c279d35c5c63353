package io.cflow.store;

import io.cflow.domain.Artifact;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The documents agents made, by their content: the same text is kept once. */
public final class ArtifactStore {

  private static final String KEEP = """
      insert into artifacts (content_hash, content) select distinct * from unnest(?::text[], ?::text[])
      order by 1
      on conflict (content_hash) do update set seen_at = now()
        where artifacts.seen_at < now() - interval '1 hour'""";

  private static final String RELEVANT = """
      select e.path, a.content
      from execution_artifacts e join artifacts a using (content_hash)
      where e.execution_id = :execution
        and (position('/' in e.path) = 0 or e.path like :ofStory or e.path like :testPlan)
      order by e.path""";

  private static final String ALL = """
      select e.path, a.content
      from execution_artifacts e join artifacts a using (content_hash)
      where e.execution_id = :execution
      order by e.path""";

  private static final String LINK = """
      insert into execution_artifacts (execution_id, tenant_id, path, content_hash)
      select x.id, x.tenant_id, :path, :hash from workflow_executions x where x.id = :execution
      on conflict (execution_id, path) do update set content_hash = excluded.content_hash
        where execution_artifacts.content_hash <> excluded.content_hash""";

  private static final String ANNOUNCE = """
      insert into outbox (tenant_id, execution_id, topic, key, body)
      select tenant_id, id, 'document', :path, :hash from workflow_executions where id = :execution""";

  private final Database database;
  private final JdbcClient jdbc;

  public ArtifactStore(Database database) {
    this.database = database;
    this.jdbc = database.jdbc();
  }

  /**
   * Makes contents durable before the commit that refers to them, outside of the journal. Idempotent.
   *
   * @return how many were new, or not seen for long
   */
  int keep(List<Artifact> made) {
    if (made.isEmpty()) {
      return 0;
    }
    var hashes = made.stream().map(Artifact::content).map(Texts::clean).map(Texts::hash).toArray();
    var contents = made.stream().map(Artifact::content).map(Texts::clean).toArray();
    return new JdbcTemplate(database.dataSource()).update(KEEP, statement -> {
      statement.setArray(1, text(statement.getConnection(), hashes));
      statement.setArray(2, text(statement.getConnection(), contents));
    });
  }

  private static Array text(Connection connection, Object[] values) throws SQLException {
    return connection.createArrayOf("text", values);
  }

  /** Adds documents that no task made, such as the reports on the whole; unchanged ones are not written again. */
  public void publish(UUID execution, List<Artifact> reports) {
    keep(reports);
    database.transactions().executeWithoutResult(status -> reports.forEach(report -> publish(execution, report)));
  }

  private void publish(UUID execution, Artifact report) {
    var hash = Texts.hash(Texts.clean(report.content()));
    int changed = jdbc.sql(LINK)
        .param("path", report.path()).param("hash", hash).param("execution", execution)
        .update();
    if (changed > 0) {
      jdbc.sql(ANNOUNCE).param("path", report.path()).param("hash", hash).param("execution", execution).update();
    }
  }

  /** What a task about {@code story} may want to read: documents about the whole plan and about that story. */
  public List<Artifact> relevant(UUID execution, String story) {
    return jdbc.sql(RELEVANT)
        .param("execution", execution)
        .param("ofStory", "stories/" + likeLiteral(story) + "/%")
        .param("testPlan", "test-plans/" + likeLiteral(story) + ".%")
        .query((row, n) -> new Artifact(row.getString("path"), row.getString("content")))
        .list();
  }

  private static String likeLiteral(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /** Everything an execution made, ordered by path. */
  public List<Artifact> all(UUID execution) {
    return jdbc.sql(ALL)
        .param("execution", execution)
        .query((row, n) -> new Artifact(row.getString("path"), row.getString("content")))
        .list();
  }
}
