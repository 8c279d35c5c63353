package io.cflow.store;

import io.cflow.domain.AgentTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What outsiders may read, as JSON made by the database: one statement for each question, nothing to keep in step. */
public final class Queries {

  private static final Map<String, String> LISTS = Map.of(
      "plans", QuerySql.PLANS,
      "executions", QuerySql.EXECUTIONS,
      "tasks", QuerySql.TASKS,
      "decisions", QuerySql.DECISIONS,
      "agents", QuerySql.AGENTS,
      "dead-letters", QuerySql.DEAD_LETTERS);

  private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final JdbcClient jdbc;

  public Queries(Database database) {
    this.jdbc = database.jdbc();
  }

  /**
   * Which part of a list is wanted.
   *
   * @param after id of the last item already seen; null for the beginning
   * @param limit from 1
   * @param execution only what belongs to it; null for everything
   * @param status only what is in this status; null for everything
   */
  public record Page(@Nullable String after, int limit, @Nullable UUID execution, @Nullable String status) {}

  /** Whether there is a list of this name. */
  public static boolean isList(String name) {
    return LISTS.containsKey(name);
  }

  /** @return {@code {"items": [...], "next": cursor or null}} */
  public String list(String name, String tenant, Page page) {
    return jdbc.sql(QuerySql.LIST.formatted(LISTS.get(name)))
        .param("tenant", tenant)
        .param("after", page.after())
        .param("limit", page.limit())
        .param("execution", page.execution())
        .param("status", page.status())
        .query(String.class).single();
  }

  /** One item of a list, with the same shape as there. */
  public Optional<String> one(String name, String tenant, String id) {
    if (!isNamed(name) && !UUID_TEXT.matcher(id).matches()) {
      return Optional.empty();
    }
    return jdbc.sql(QuerySql.ONE.formatted(LISTS.get(name), isNamed(name) ? "text" : "uuid"))
        .param("tenant", tenant).param("id", id)
        .param("after", null).param("execution", null).param("status", null)
        .query(String.class).optional();
  }

  /** Agents have names; everything else has an id. */
  private static boolean isNamed(String list) {
    return list.equals("agents");
  }

  /**
   * Where a story stands and why, by its id; the newest execution that knows it. {@code plan} gives the planning, and a
   * task about the plan is found by its name: {@code pm.create_roadmap}.
   */
  public Optional<String> why(String tenant, String story) {
    return jdbc.sql(QuerySql.WHY).param("tenant", tenant).param("story", story).query(String.class).optional();
  }

  /** The documents an execution made, with their content. */
  public Optional<String> artifacts(String tenant, UUID execution) {
    return jdbc.sql(QuerySql.ARTIFACTS).param("tenant", tenant).param("execution", execution)
        .query(String.class).optional();
  }

  /** What a run came to, in the shape of {@code run --json} without {@code elapsedMs}. */
  public Optional<String> summary(UUID execution) {
    return jdbc.sql(QuerySql.SUMMARY)
        .param("execution", execution)
        .param("first", AgentTask.id(execution, 0))
        .param("last", AgentTask.id(execution, -1))
        .query(String.class).optional();
  }

  /** A place in the history. Its entries are in the order of their transactions, and by id within one. */
  public record Position(long transaction, long id) {
    public static final Position START = new Position(0, 0);
  }

  /** A piece of history. @param end where the next one begins */
  public record History(List<LedgerEntry> entries, Position end) {}

  /** One line of history. */
  public record LedgerEntry(long id, UUID execution, String at, String kind, String subject, String actor,
      String detail) {}

  /** The place of the entry with this id. */
  public Position position(long id) {
    return id == 0 ? Position.START : jdbc.sql(QuerySql.POSITION).param("id", id).query(Queries::position).single();
  }

  /**
   * History after a place, oldest first: what a client of the event stream missed. Several processes write it at the
   * same time, so what is committed may have to wait for an older transaction: see {@link #isHiding}.
   */
  public History ledger(String tenant, Position after, int limit) {
    var end = new AtomicReference<>(after);
    var entries = jdbc.sql(QuerySql.LEDGER)
        .param("tenant", tenant).param("transaction", after.transaction()).param("id", after.id())
        .param("limit", limit)
        .query((row, n) -> {
          end.set(position(row, n));
          return entry(row);
        })
        .list();
    return new History(entries, end.get());
  }

  private static Position position(ResultSet row, int number) throws SQLException {
    return new Position(row.getLong("transaction"), row.getLong("id"));
  }

  private static LedgerEntry entry(ResultSet row) throws SQLException {
    return new LedgerEntry(
        row.getLong("id"), row.getObject("execution_id", UUID.class), row.getString("at"), row.getString("kind"),
        row.getString("subject"), row.getString("actor"), row.getString("detail"));
  }

  /** Whether there is more after a place than may be told yet. */
  public boolean isHiding(Position after) {
    return jdbc.sql(QuerySql.HIDDEN).param("transaction", after.transaction()).param("id", after.id())
        .query(Boolean.class).single();
  }
}
