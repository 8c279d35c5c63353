package io.cflow.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
  static final String PINNED_PLANS = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off"
      + " -c plan_cache_mode=force_generic_plan -c lock_timeout=10s";

  private static final String LAST_COMMIT = "select last_commit from workers where id = ? and epoch = ?";
  private static final String DIVISION_BY_ZERO = "22012";

  private final DatabaseAddress address;
  private final Worker worker;
  private final String fence;
  private @Nullable Connection connection;
  private long lastCommit;
  private volatile boolean stopped;

  CommitConnection(DatabaseAddress address, Worker worker) {
    this(address, worker, CommitSql.FENCE);
  }

  /** @param fence other than ours only to show that the tests notice */
  CommitConnection(DatabaseAddress address, Worker worker, String fence) {
    this.address = address;
    this.worker = worker;
    this.fence = fence;
  }

  /** Another process owns this worker's id now; nothing was written and nothing ever will be. */
  static final class Fenced extends RuntimeException {
    Fenced(Worker worker, Throwable cause) {
      super("epoch " + worker.epoch() + " of " + worker.id() + " has passed: another process took over", cause);
    }
  }

  /**
   * Waits for a database that is away for as long as it takes, until {@link #stop}.
   *
   * @throws Fenced if this process is not the owner any more
   * @throws SQLException if the rows cannot be written; nothing was
   */
  void commit(List<RowSet> rows) throws SQLException {
    long number = lastCommit + 1;
    lastCommit = Backoff.DEFAULT.persist(this::isStopped, failures -> {
      if (failures == 0 || !isCommitted(number)) {
        attempt(number, rows);
      }
      return number;
    });
  }

  private void attempt(long number, List<RowSet> rows) throws SQLException {
    try {
      execute(number, rows);
    } catch (SQLException e) {
      if (!DIVISION_BY_ZERO.equals(e.getSQLState())) {
        close();
        throw e;
      }
      // An earlier attempt that seemed lost may have been at work still, and gone through just now.
      if (!isCommitted(number)) {
        throw new Fenced(worker, e);
      }
    }
  }

  /** One implicit transaction: the driver sends all statements before the server is asked to finish. */
  private void execute(long number, List<RowSet> rows) throws SQLException {
    try (var statement = connection().prepareStatement(fence + ";\n" + RowSet.sql(rows))) {
      statement.setLong(1, number);
      statement.setString(2, worker.id());
      statement.setLong(3, worker.epoch());
      statement.setLong(4, number);
      int next = 5;
      for (var set : rows) {
        next = set.bind(connection(), statement, next);
      }
      statement.execute();
    }
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

  boolean isStopped() {
    return stopped;
  }

  /** A commit that waits for the database gives up. May be called by any thread. */
  void stop() {
    stopped = true;
  }

  @Override
  public void close() {
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
