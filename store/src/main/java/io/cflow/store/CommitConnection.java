package io.cflow.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's own connection: one transaction and one round trip for a batch. A commit whose acknowledgement was
 * lost is looked up by its number, never assumed. Used by one thread at a time.
 */
final class CommitConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CommitConnection.class);

  /**
   * For {@code update .. from unnest(..)} the planner would choose a hash join over a sequential scan of the whole
   * table, because it cannot know how short the arrays are. These settings pin the index plan, on this connection only.
   */
  private static final String PINNED_PLANS = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off"
      + " -c plan_cache_mode=force_generic_plan -c lock_timeout=10s";

  private static final String LAST_COMMIT = "select last_commit from workers where id = ? and epoch = ?";
  private static final String DIVISION_BY_ZERO = "22012";

  private final DatabaseAddress address;
  private final Worker worker;
  private final Backoff backoff;
  private final Map<List<String>, PreparedStatement> statements = new HashMap<>();
  private @Nullable Connection connection;
  private long lastCommit;

  CommitConnection(DatabaseAddress address, Worker worker, Backoff backoff) {
    this.address = address;
    this.worker = worker;
    this.backoff = backoff;
  }

  /** Another process owns this worker's id now; nothing was written and nothing ever will be. */
  static final class Fenced extends RuntimeException {
    Fenced(Worker worker, Throwable cause) {
      super("epoch " + worker.epoch() + " of " + worker.id() + " has passed: another process took over", cause);
    }
  }

  /** @throws Fenced if this process is not the owner any more */
  void commit(List<RowSet> rows) throws SQLException {
    long number = lastCommit + 1;
    for (int failures = 0; ; failures++) {
      try {
        if (failures == 0 || !isCommitted(number)) {
          execute(number, rows);
        }
        lastCommit = number;
        return;
      } catch (SQLException e) {
        refuseIfFinal(e, failures);
        LOG.warn("commit {} was not acknowledged ({}); looking it up", number, e.getMessage());
        close();
        backoff.pause(failures);
      }
    }
  }

  private void refuseIfFinal(SQLException e, int failures) throws SQLException {
    if (DIVISION_BY_ZERO.equals(e.getSQLState())) {
      throw new Fenced(worker, e);
    }
    if (!Backoff.isTransient(e) || !backoff.allows(failures)) {
      throw e;
    }
  }

  private void execute(long number, List<RowSet> rows) throws SQLException {
    var statement = statement(rows);
    statement.setLong(1, number);
    statement.setString(2, worker.id());
    statement.setLong(3, worker.epoch());
    int next = 4;
    for (var set : rows) {
      next = set.bind(connection(), statement, next);
    }
    statement.execute();
  }

  /** Several statements sent as one are one implicit transaction, and one round trip. */
  private PreparedStatement statement(List<RowSet> rows) throws SQLException {
    var key = rows.stream().map(RowSet::sql).toList();
    var prepared = statements.get(key);
    if (prepared == null) {
      var sql = CommitSql.FENCE + ";\n" + rows.stream().map(RowSet::sql).collect(Collectors.joining(";\n"));
      prepared = connection().prepareStatement(sql);
      statements.put(key, prepared);
    }
    return prepared;
  }

  private boolean isCommitted(long number) throws SQLException {
    try (var query = connection().prepareStatement(LAST_COMMIT)) {
      query.setString(1, worker.id());
      query.setLong(2, worker.epoch());
      try (var found = query.executeQuery()) {
        return found.next() && found.getLong(1) == number;
      }
    }
  }

  private Connection connection() throws SQLException {
    var open = connection;
    if (open == null) {
      open = DriverManager.getConnection(address.jdbcUrl(), address.properties(Map.of(
          "options", PINNED_PLANS, "prepareThreshold", "1", "ApplicationName", "cflow-journal",
          "socketTimeout", "30", "tcpKeepAlive", "true")));
      connection = open;
    }
    return open;
  }

  @Override
  public void close() {
    statements.clear();
    var open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.debug("closing a broken connection", e);
      }
    }
  }
}
