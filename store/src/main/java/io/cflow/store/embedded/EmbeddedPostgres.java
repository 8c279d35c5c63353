package io.cflow.store.embedded;

import io.cflow.store.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, on a data directory of our own.
 *
 * <p>Registers no shutdown hook: the application closes it, last, after everything that needs the database has drained.
 * A server that outlives a killed application is stopped by the next start on the same directory. Safe for use by many threads.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private final DataDirectoryLock lock;
  private final PostgresProcess process;
  private final Thread logPruning;
  private final DatabaseAddress address;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedPostgres(DataDirectoryLock lock, PostgresProcess process, Thread logPruning, DatabaseAddress address) {
    this.lock = lock;
    this.process = process;
    this.logPruning = logPruning;
    this.address = address;
  }

  /**
   * Returns when the server accepts connections; the first start in a directory also creates its database.
   *
   * @param progress told each step that takes noticeable time, for a person who waits
   * @throws DataDirectoryInUse when another live process holds the directory
   * @throws EmbeddedPostgresException when the server cannot be started; the message says what to do
   */
  public static EmbeddedPostgres start(Path dataDirectory, Consumer<String> progress) {
    return start(dataDirectory, progress, EmbeddedPostgres::freePort);
  }

  static EmbeddedPostgres start(Path dataDirectory, Consumer<String> progress, IntSupplier freePorts) {
    try {
      ServerHome home = ServerHome.in(dataDirectory);
      DataDirectoryLock lock = DataDirectoryLock.take(home.dataDirectory());
      try {
        return startUnder(lock, home, progress, freePorts);
      } catch (IOException | RuntimeException failure) {
        lock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new DataDirectoryUnusable(dataDirectory, failure);
    }
  }

  private static EmbeddedPostgres startUnder(
      DataDirectoryLock lock, ServerHome home, Consumer<String> progress, IntSupplier freePorts) throws IOException {
    home.prepare();
    ServerPrograms programs = ServerPrograms.of(home, progress);
    new LeftoverServer(programs).clear();
    new Cluster(programs).makeReady(progress);
    String password = home.applicationPassword().read();
    progress.accept("starting PostgreSQL");
    var log = new ServerLog(home);
    PostgresProcess process = PostgresProcess.start(programs, log, freePorts);
    LOG.info("PostgreSQL listens on 127.0.0.1:{}, data in {}", process.port(), home.folder());
    return new EmbeddedPostgres(lock, process, log.keepShort(), Cluster.address(process.port(), password));
  }

  /** The application's database, as a role that is not a superuser. */
  public DatabaseAddress address() {
    return address;
  }

  /** Ends all sessions, stops the server and waits for its end; closing twice is harmless. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      logPruning.interrupt();
      try (lock) {
        process.stop();
        LOG.info("PostgreSQL stopped");
      } catch (IOException failure) {
        LOG.error("PostgreSQL may still be running on port {}; the next start stops it", process.port(), failure);
      }
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException("no port is free on the loopback", failure);
    }
  }
}
