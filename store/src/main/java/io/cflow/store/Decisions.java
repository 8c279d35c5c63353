package io.cflow.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people are and were asked. */
public final class Decisions {

  private static final String COLUMNS =
      "select id, execution_id, track, content_hash, state, coalesce(verb, '') as verb, verbs from decisions";

  private static final String FIND = COLUMNS + " where tenant_id = :tenant and id = :id";

  private static final String OPEN = COLUMNS + " where execution_id = :execution and state = 'open' order by id";

  private static final String KNOWS =
      "select exists (select from workflow_executions where tenant_id = :tenant and id = :id)";

  private final JdbcClient jdbc;

  public Decisions(Database database) {
    this.jdbc = database.jdbc();
  }

  /**
   * @param track the track that waits for it; null for what is asked outside of gates
   * @param verb how it was answered, empty while it is open or when it lapsed
   * @param verbs what may be answered
   */
  public record Decision(
      UUID id, UUID execution, @Nullable String track, String contentHash, String state, String verb,
      List<String> verbs) {
    public boolean isOpen() {
      return state.equals("open");
    }
  }

  public Optional<Decision> find(String tenant, UUID id) {
    return jdbc.sql(FIND).param("tenant", tenant).param("id", id).query(Decisions::decision).optional();
  }

  public List<Decision> open(UUID execution) {
    return jdbc.sql(OPEN).param("execution", execution).query(Decisions::decision).list();
  }

  public boolean knowsExecution(String tenant, UUID execution) {
    return jdbc.sql(KNOWS).param("tenant", tenant).param("id", execution).query(Boolean.class).single();
  }

  private static Decision decision(ResultSet row, int number) throws SQLException {
    return new Decision(
        row.getObject("id", UUID.class), row.getObject("execution_id", UUID.class), row.getString("track"),
        row.getString("content_hash"), row.getString("state"), row.getString("verb"),
        List.of((String[]) row.getArray("verbs").getArray()));
  }
}
