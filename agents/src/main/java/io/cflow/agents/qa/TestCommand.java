package io.cflow.agents.qa;

import io.cflow.port.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs the operator's test command: no shell, a scrubbed environment, no input, bounded output, and an end for every
 * process it started.
 */
final class TestCommand {

  /** How often the tree of processes is looked at: a child whose parent has ended can no longer be found. */
  private static final Duration POLL = Duration.ofMillis(50);

  private TestCommand() {}

  /** How a run ended. */
  sealed interface Ending {

    record Exited(int code, List<String> lastLines) implements Ending {}

    record TimedOut(Duration after, List<String> lastLines) implements Ending {}

    /** @param reason why the operating system refused, without paths of this machine */
    record NotStarted(String reason) implements Ending {}
  }

  /** Runs the command of {@code workspace} in its root and waits for it. Blocks for at most the timeout. */
  static Ending run(Workspace workspace) {
    Process process;
    try {
      process = start(workspace);
    } catch (IOException refused) {
      return new Ending.NotStarted("cannot start " + workspace.testCommand().getFirst());
    }
    var output = TailOfOutput.drain(process.getInputStream());
    var started = new LinkedHashSet<ProcessHandle>();
    try {
      boolean ended = await(process, workspace.testTimeout(), started);
      return ended
          ? new Ending.Exited(process.exitValue(), output.lines(workspace.root()))
          : new Ending.TimedOut(workspace.testTimeout(), output.lines(workspace.root()));
    } finally {
      endAll(process, started);
      output.close();
    }
  }

  private static Process start(Workspace workspace) throws IOException {
    var builder = new ProcessBuilder(workspace.testCommand())
        .directory(workspace.root().toFile())
        .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment());
    var process = builder.start();
    closeInput(process);
    return process;
  }

  /** Keys of providers, tokens and proxies of the engine stay here: tests are the project's own, untrusted code. */
  private static Map<String, String> environment() {
    var own = System.getenv();
    return Map.of(
        "PATH", own.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"),
        "HOME", own.getOrDefault("HOME", System.getProperty("user.home")),
        "LANG", "C.UTF-8",
        "JAVA_HOME", Path.of(System.getProperty("java.home")).toString());
  }

  private static void closeInput(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyGone) {
      // A command that ended at once has closed the pipe itself.
    }
  }

  private static boolean await(Process process, Duration timeout, Set<ProcessHandle> started) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      while (!process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(started::add);
        if (System.nanoTime() - deadline >= 0) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("cancelled while the tests ran"));
    }
  }

  private static void endAll(Process process, Set<ProcessHandle> started) {
    process.descendants().forEach(started::add);
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }
}
