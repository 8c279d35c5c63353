package io.cflow.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Wakes the other processes of one database, by LISTEN and NOTIFY. A ring carries nothing and may get lost: whoever is
 * woken looks into the tables, and looks there now and then without being woken. It is never part of a journal's
 * commit: NOTIFY makes commits wait for one another.
 */
final class Doorbell implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
  private static final String RING = "select pg_notify('cflow', :news)::text";
  /** After that long without a ring the connection is tried. */
  private static final int SILENCE_MILLIS = 10_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Database database;
  private final Map<News, Runnable> listeners = new EnumMap<>(News.class);
  private final Set<News> due = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Connection ear;
  private volatile boolean closed;

  /** What one may be woken for. */
  enum News {
    /** Somebody left a call for the owner of an execution. */
    CALL,
    /** A call was applied or refused. */
    VERDICT,
    /** The ledger has grown. */
    HISTORY,
    /** A process went away and left its executions. */
    FREE
  }

  Doorbell(Database database) {
    this.database = database;
  }

  /** @param listener called by one thread for all; before {@link #listen} */
  void on(News news, Runnable listener) {
    listeners.put(news, listener);
  }

  /** @param missed looks for whatever rang while nobody listened */
  void listen(Runnable missed) {
    Thread.ofVirtual().name("cflow-doorbell").start(() -> listenUntilClosed(missed));
  }

  /** Returns at once. Rings that come while one is on its way are one. */
  void ring(News news) {
    if (!closed && due.add(news)) {
      Thread.startVirtualThread(() -> send(news));
    }
  }

  private void send(News news) {
    due.remove(news);
    sendNow(news);
  }

  /** Returns when it is on its way. */
  void sendNow(News news) {
    try {
      database.jdbc().sql(RING).param("news", news.name()).query(String.class).optional();
    } catch (DataAccessException e) {
      LOG.debug("nobody heard of {}; they will look by themselves", news, e);
    }
  }

  private void listenUntilClosed(Runnable missed) {
    while (!closed) {
      try (var connection = connect()) {
        ear = connection;
        run(missed);
        while (!closed) {
          hear(connection);
        }
      } catch (SQLException e) {
        LOG.debug("the doorbell is tried again", e);
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private Connection connect() throws SQLException {
    var address = database.address();
    var connection = DriverManager.getConnection(
        address.jdbcUrl(), address.properties(Map.of("ApplicationName", "cflow-doorbell", "tcpKeepAlive", "true")));
    try (var statement = connection.createStatement()) {
      statement.execute("listen cflow");
    }
    return connection;
  }

  private void hear(Connection connection) throws SQLException {
    var heard = connection.unwrap(PGConnection.class).getNotifications(SILENCE_MILLIS);
    if (heard == null || heard.length == 0) {
      if (!connection.isValid(2)) {
        throw new SQLException("the server does not answer");
      }
      return;
    }
    Arrays.stream(heard).map(ring -> listeners.get(News.valueOf(ring.getParameter())))
        .distinct().filter(Objects::nonNull).forEach(Doorbell::run);
  }

  private static void run(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      LOG.warn("what a ring was for comes later: {}", e.toString());
    }
  }

  @Override
  public void close() {
    closed = true;
    var open = ear;
    if (open != null) {
      try {
        // Not close: that would wait for the thread that listens.
        open.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("closing a broken connection", e);
      }
    }
  }
}
