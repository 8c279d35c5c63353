package io.cflow.store;

import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long to wait before the database is tried again.
 *
 * @param first wait, doubled each time up to {@code longest}
 */
record Backoff(Duration first, Duration longest) {

  private static final Logger LOG = LoggerFactory.getLogger(Backoff.class);

  static final Backoff DEFAULT = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2));

  /** Connection lost, resources used up, server stopping or starting or out of order: it will be mended. */
  private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "53", "57", "58");

  /** Serialization, deadlock, lock timeout; and a server that is a standby until the failover is through. */
  private static final Set<String> TRANSIENT_STATES = Set.of("40001", "40P01", "55P03", "25006");

  /** @param <E> what it throws besides unchecked exceptions */
  @FunctionalInterface
  interface Attempt<T, E extends Exception> {
    /** @param failures attempts before this one */
    T run(int failures) throws E;
  }

  /**
   * Tries until it works, fails for good, or the caller stops: results of expensive work wait here for a database that
   * is away. An interrupt must not break it off, for on a virtual thread it would close the socket under a commit of
   * many; the caller finds it again afterwards.
   */
  <T, E extends Exception> T persist(BooleanSupplier stopped, Attempt<T, E> attempt) throws E {
    boolean interrupted = false;
    try {
      for (int failures = 0; ; failures++) {
        interrupted |= Thread.interrupted();
        try {
          return attempt.run(failures);
        } catch (Exception e) {
          if (stopped.getAsBoolean() || !isTransient(e)) {
            throw e;
          }
          LOG.warn("the database is tried again: {}", e.getMessage());
        }
        interrupted |= Thread.interrupted();
        pause(failures);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void pause(int failures) {
    long millis = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures, 20));
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }

  static boolean isTransient(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(Backoff::passes);
  }

  private static boolean passes(Throwable failure) {
    return switch (failure) {
      case SQLTransientException _, InterruptedIOException _, InterruptedException _ -> true;
      case SQLException e when e.getSQLState() != null && e.getSQLState().length() == 5 ->
          TRANSIENT_CLASSES.contains(e.getSQLState().substring(0, 2)) || TRANSIENT_STATES.contains(e.getSQLState());
      default -> false;
    };
  }
}
