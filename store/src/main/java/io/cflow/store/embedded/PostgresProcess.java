package io.cflow.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server. pg_ctl starts it in a session of its own: a Ctrl-C in the terminal must reach cflow only,
 * which still needs its database to drain.
 */
record PostgresProcess(ServerPrograms programs, int port) {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresProcess.class);
  private static final int PORT_ATTEMPTS = 5;
  /** Recovery after a crash replays the log since the last checkpoint; that takes as long as it takes. */
  private static final String START_SECONDS = "600";
  private static final String FAST_STOP_SECONDS = "30";
  private static final String IMMEDIATE_STOP_SECONDS = "10";

  /** A port is free only until somebody else takes it, so a lost race is tried again with another one. */
  static PostgresProcess start(ServerPrograms programs, ServerLog log, IntSupplier freePorts) throws IOException {
    for (int attempt = 1; ; attempt++) {
      var server = new PostgresProcess(programs, freePorts.getAsInt());
      FinishedProgram start = server.start();
      if (start.succeeded()) {
        return server;
      }
      String lastWords = start.output() + log.tail();
      if (!lastWords.contains("Address already in use") || attempt == PORT_ATTEMPTS) {
        stop(programs, "immediate", IMMEDIATE_STOP_SECONDS);
        throw new ServerDidNotStart(programs.home().dataDirectory(), "starting the server", lastWords);
      }
      LOG.info("port {} was taken meanwhile, trying another one", server.port);
    }
  }

  /** Ends sessions and transactions, checkpoints, and returns when the server is gone. */
  void stop() throws IOException {
    stopServerOf(programs);
  }

  static void stopServerOf(ServerPrograms programs) throws IOException {
    FinishedProgram fast = stop(programs, "fast", FAST_STOP_SECONDS);
    if (!fast.succeeded()) {
      LOG.warn("PostgreSQL did not stop in good order, stopping it without a checkpoint: {}", fast.output().strip());
      stop(programs, "immediate", IMMEDIATE_STOP_SECONDS);
    }
  }

  private FinishedProgram start() throws IOException {
    Files.deleteIfExists(programs.home().startLog());
    return programs.run("pg_ctl", "start", "--wait", "--silent", "--timeout=" + START_SECONDS,
        "--pgdata=cluster", "--log=start.log", "--options=-p " + port);
  }

  private static FinishedProgram stop(ServerPrograms programs, String mode, String seconds) throws IOException {
    return programs.run("pg_ctl", "stop", "--wait", "--silent", "--pgdata=cluster", "--mode=" + mode, "--timeout=" + seconds);
  }
}
