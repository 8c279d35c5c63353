package io.cflow.store;

import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How long to wait before the database is tried again.
 *
 * @param first wait, doubled each time up to {@code longest}
 * @param attempts tries before the trouble is reported
 */
record Backoff(Duration first, Duration longest, int attempts) {

  /** Rides out a restart of the database. */
  static final Backoff DEFAULT = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5), 20);

  boolean allows(int failures) {
    return failures + 1 < attempts;
  }

  void pause(int failures) {
    long millis = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures, 20));
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }

  /** Connection lost, server shutting down or starting up, deadlock, serialization, lock timeout. */
  static boolean isTransient(SQLException e) {
    var state = e.getSQLState() == null ? "" : e.getSQLState();
    return state.startsWith("08") || state.startsWith("57P") || state.equals("40001") || state.equals("40P01")
        || state.equals("55P03") || e.getCause() instanceof InterruptedIOException;
  }
}
