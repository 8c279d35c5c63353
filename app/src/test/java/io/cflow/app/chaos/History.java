package io.cflow.app.chaos;

import io.cflow.domain.AgentTask;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What one process saw of claims and completions, line by line. A completion that was begun and not ended is one of
 * which nobody knows how it ended. Times are the machine's monotonic clock, which all processes share.
 */
final class History implements AutoCloseable {

  private final PrintWriter lines;
  private final long opened = System.nanoTime();

  History(Path file) throws IOException {
    lines = new PrintWriter(Files.newBufferedWriter(
        file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true);
    // A process that was killed may have left half a line.
    lines.println();
  }

  /** The right to work at a task came to this process, at some time since it began. */
  void claimed(AgentTask task) {
    line("claim", task, opened, System.nanoTime(), "ok");
  }

  /** @return when it began, for {@link #ended} */
  long begins(AgentTask task) {
    long now = System.nanoTime();
    line("begin", task, now, now, "unknown");
    return now;
  }

  /** The journal has taken the outcome, or written down that it refused it. */
  void ended(AgentTask task, long began) {
    line("end", task, began, System.nanoTime(), "returned");
  }

  private synchronized void line(String operation, AgentTask task, long called, long returned, String outcome) {
    lines.printf("%s %s %d %d %d %s%n", operation, task.id(), task.lease(), called, returned, outcome);
  }

  @Override
  public void close() {
    lines.close();
  }
}
