package io.cflow.app.chaos;

import io.cflow.domain.AgentTask;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What one process saw of claims and completions, line by line, as a client that may die: a line that was begun and not
 * ended stands for an operation of which nobody knows how it ended. Times are the machine's monotonic clock, which all
 * processes share.
 */
final class History implements AutoCloseable {

  private final PrintWriter lines;

  History(Path file) throws IOException {
    lines = new PrintWriter(Files.newBufferedWriter(
        file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true);
  }

  long now() {
    return System.nanoTime();
  }

  /** The right to work at a task came to this process. */
  void claimed(AgentTask task) {
    line("claim", task, now(), now(), "ok");
  }

  /** @param known whether the call returned; else its effect may have happened or not */
  void completed(AgentTask task, long began, boolean known) {
    line("complete", task, began, now(), known ? "returned" : "unknown");
  }

  private synchronized void line(String operation, AgentTask task, long began, long ended, String outcome) {
    lines.printf("%s %s %d %d %d %s%n", operation, task.id(), task.lease(), began, ended, outcome);
  }

  @Override
  public void close() {
    lines.close();
  }
}
