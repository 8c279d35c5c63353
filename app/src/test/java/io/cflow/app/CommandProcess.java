package io.cflow.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code cflow} command in a process of its own. */
final class CommandProcess implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("Ready: (http://127\\.0\\.0\\.1:\\d+),.*");
  private static final long PATIENCE_SECONDS = 180;

  private final Process process;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private final List<Thread> readers;

  private CommandProcess(Process process) {
    this.process = process;
    this.readers = List.of(gather(process.getInputStream(), out), gather(process.getErrorStream(), err));
  }

  /**
   * @param home where the process may keep what it keeps by default
   * @param jvm options of its virtual machine
   */
  static CommandProcess start(Path home, List<String> jvm, List<Object> arguments) throws IOException {
    var java = Path.of(System.getProperty("java.home"));
    var command = new ArrayList<>(List.of(java.resolve("bin/java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(coverageAgent());
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.cflow.app.Main"));
    arguments.forEach(argument -> command.add(argument.toString()));
    var builder = new ProcessBuilder(command);
    builder.environment().put("XDG_DATA_HOME", home.toString());
    builder.environment().put("JAVA_HOME", java.toString());
    return new CommandProcess(builder.start());
  }

  static CommandProcess start(Path home, Object... arguments) throws IOException {
    return start(home, List.of(), List.of(arguments));
  }

  /** What a command does counts as covered too: the build's agent appends to one file from several processes. */
  private static List<String> coverageAgent() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:") && argument.contains("jacoco")).toList();
  }

  private static Thread gather(InputStream stream, List<String> lines) {
    return Thread.ofVirtual().start(() -> {
      try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.add(line);
        }
      } catch (IOException e) {
        // The process is gone, and its pipe with it.
      }
    });
  }

  /** Where a server listens, as soon as it does. */
  String awaitReady() {
    Await.until("the server is ready: " + err, () -> address() != null || !process.isAlive());
    var address = address();
    if (address == null) {
      throw new IllegalStateException("the server ended with " + process.exitValue() + ": " + err);
    }
    return address;
  }

  private @Nullable String address() {
    return err.stream().map(READY::matcher).filter(Matcher::matches).map(line -> line.group(1))
        .findFirst().orElse(null);
  }

  /** The exit code, once everything it printed is read. */
  int awaitExit() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("still running; it said " + err);
      }
      for (var reader : readers) {
        reader.join();
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String out() {
    return String.join("\n", out);
  }

  String err() {
    return String.join("\n", err);
  }

  long pid() {
    return process.pid();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL: nothing of it runs any more when this returns. */
  void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Also what it started. */
  @Override
  public void close() {
    var children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroy);
  }
}
