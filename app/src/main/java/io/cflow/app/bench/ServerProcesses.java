package io.cflow.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The processor time of the PostgreSQL server, as Linux tells it ({@code man 5 proc_pid_stat}). */
final class ServerProcesses {

  /** Of a clock tick; Linux has shown 100 in a second to every program since 2.6. */
  private static final double MILLIS = 10;
  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int REAPED_USER = 13;
  private static final int REAPED_SYSTEM = 14;

  private final Optional<Long> postmaster;

  /** @param backend id of a process that serves a connection */
  ServerProcesses(long backend) {
    this.postmaster = fields(backend).map(fields -> Long.valueOf(fields[PARENT]));
  }

  /** Of all its processes, also of those that have ended. */
  double cpuMillis() {
    return postmaster
        .map(root -> LongStream.concat(LongStream.of(root), ProcessHandle.of(root).stream()
            .flatMap(ProcessHandle::children).mapToLong(ProcessHandle::pid)))
        .orElse(LongStream.empty())
        .mapToObj(ServerProcesses::fields)
        .flatMap(Optional::stream)
        .mapToDouble(ServerProcesses::millis)
        .sum();
  }

  private static double millis(String[] fields) {
    return Stream.of(USER, SYSTEM, REAPED_USER, REAPED_SYSTEM)
        .mapToLong(index -> Long.parseLong(fields[index])).sum() * MILLIS;
  }

  /** What follows the name, which may hold spaces. */
  private static Optional<String[]> fields(long process) {
    try {
      var line = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
      return Optional.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
