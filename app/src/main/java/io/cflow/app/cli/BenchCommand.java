package io.cflow.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cflow bench}. */
@Command(
    name = "bench",
    description = "Measures the engine on this machine, through its own store, journal, routes and agent beans.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  private static final List<String> WORKLOADS = List.of("W1", "W2", "W3a", "W3b", "W3d");

  private final Console console;
  private final Engine.Starter starter;

  @Parameters(
      paramLabel = "WORKLOAD", arity = "0..1", defaultValue = "W3d",
      description = "W1: many small plans. W2: a chain. W3a, W3b: waiting agents. W3d: fan-out against one at a time.")
  private String workload = "W3d";

  @Option(names = "--json", description = "Accepted for symmetry: the result is one JSON document anyway.")
  private boolean json;

  BenchCommand(Console console, Engine.Starter starter) {
    this.console = console;
    this.starter = starter;
  }

  @Override
  public Integer call() throws IOException {
    if (!WORKLOADS.contains(workload)) {
      throw new CommandFailed(ExitCode.USAGE, "unknown workload %s; there are %s".formatted(workload, WORKLOADS));
    }
    var data = Files.createTempDirectory("cflow-bench");
    int pool = workload.equals("W3d") ? 10 : 1_000;
    var options = new Engine.Options(data, true, List.of(), Optional.empty(), Optional.of(pool));
    try (var engine = starter.start(options, console::say)) {
      console.print(engine.bench(workload));
    } finally {
      delete(data);
    }
    return ExitCode.OK;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
