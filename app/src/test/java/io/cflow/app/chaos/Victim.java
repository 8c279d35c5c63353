package io.cflow.app.chaos;

import io.cflow.store.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A {@link HeadlessEngine} in a process of its own, and what can be done to it. Closing it is kill -9. */
final class Victim implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 90;

  private final Process process;
  private final PrintWriter orders;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private boolean silent;

  /**
   * How to start one.
   *
   * @param folder for what it leaves behind
   */
  record Plan(DatabaseAddress address, String worker, Path folder, ClassPath path, List<String> jvm) {

    Plan with(String option) {
      var more = new ArrayList<>(jvm);
      more.add(option);
      return new Plan(address, worker, folder, path, List.copyOf(more));
    }

    Plan at(DatabaseAddress other) {
      return new Plan(other, worker, folder, path, jvm);
    }

    Path inbox() {
      return folder.resolve("inbox-" + worker);
    }

    Path history() {
      return folder.resolve("history-" + worker + ".log");
    }

    private List<String> command() {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of(
          "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m", "-Xlog:disable", "-XX:+AutoCreateSharedArchive",
          "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa")));
      command.addAll(jvm);
      command.addAll(List.of(
          "-cp", path.after(List.of()), HeadlessEngine.class.getName(),
          address.jdbcUrl(), address.user(), address.password(), worker, inbox().toString(), history().toString()));
      return command;
    }
  }

  private Victim(Process process) {
    this.process = process;
    this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    Thread.ofVirtual().start(() -> listen(process.inputReader(StandardCharsets.UTF_8)));
  }

  static Victim start(Plan plan) {
    try {
      return new Victim(new ProcessBuilder(plan.command())
          .redirectError(ProcessBuilder.Redirect.appendTo(plan.folder().resolve("errors.log").toFile())).start());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void listen(BufferedReader lines) {
    try (lines) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line, false);
      }
    } catch (IOException e) {
      // The process is gone, and its pipe with it.
    }
    hear("", true);
  }

  private void hear(String line, boolean last) {
    lock.lock();
    try {
      said.add(line);
      silent |= last;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<String> said() {
    return said;
  }

  void tell(String order) {
    orders.println(order);
  }

  /** @return the first line that fits, empty if the process ended without saying it */
  String await(Predicate<String> fits) {
    long nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (true) {
        var found = said.stream().filter(fits).findFirst();
        if (found.isPresent() || silent) {
          return found.orElse("");
        }
        if (nanos <= 0) {
          throw new AssertionError("it did not say so in time: " + said);
        }
        nanos = news.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  String await(String start) {
    return await(line -> line.startsWith(start));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int awaitExit() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("it did not end: " + said);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void stop() {
    Laboratory.signal("STOP", process.pid());
  }

  void goOn() {
    Laboratory.signal("CONT", process.pid());
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
