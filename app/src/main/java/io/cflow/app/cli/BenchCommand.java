package io.cflow.app.cli;

import io.cflow.app.bench.InspectBenchmark;
import io.cflow.app.bench.PeerSettings;
import io.cflow.domain.ProjectFiles;
import io.cflow.processors.intake.IntakeRefused;
import io.cflow.processors.intake.ProjectFolder;
import io.cflow.processors.intake.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cflow bench}. */
@Command(
    name = "bench",
    description = "Measures the engine on this machine, through its own store, journal, routes and agent beans.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  private static final List<String> WORKLOADS = List.of("W1", "W2", "W3a", "W3b", "W3d", "ingest", "size", "inspect");
  private static final List<String> OF_PEERS = List.of("W0", "W1", "W2", "W3a", "W3b", "W4", "W4R");
  private static final int POOL = 1_000;
  private static final int COPIES = 100;

  private final Console console;
  private final Engine.Starter starter;

  @Parameters(
      paramLabel = "WORKLOAD", arity = "0..1", defaultValue = "W3d",
      description = {
        "W1: many small plans. W2: a chain. W3a, W3b: waiting agents. W3d: fan-out against one at a time.",
        "ingest: plans accepted. size: plans of 1,000 to 100,000 tasks. inspect: reading documents."})
  private String workload = "W3d";

  @Parameters(
      paramLabel = "DIR", arity = "0..1", index = "1",
      description = "The project that inspect reads; the sample, a hundred times over, when none is named.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "Accepted for symmetry: the result is lines of JSON anyway.")
  private boolean json;

  @Option(
      names = "--peer",
      description = "Speaks the protocol of the peer harness, on the database its environment names: bench/README.md.")
  private boolean peer;

  BenchCommand(Console console, Engine.Starter starter) {
    this.console = console;
    this.starter = starter;
  }

  @Override
  public Integer call() throws IOException {
    var known = peer ? OF_PEERS : WORKLOADS;
    if (!known.contains(workload)) {
      throw new CommandFailed(ExitCode.USAGE, "unknown workload %s; there are %s".formatted(workload, known));
    }
    if (workload.equals("inspect")) {
      console.print(InspectBenchmark.run(documents()));
    } else if (peer) {
      runPeer(PeerSettings.of(System.getenv()));
    } else {
      runOwn();
    }
    return ExitCode.OK;
  }

  private ProjectFiles documents() throws IOException {
    if (folder != null) {
      return files(ProjectArgument.folder(folder));
    }
    var copy = Files.createTempDirectory("cflow-bench");
    try {
      return InspectBenchmark.scaled(files(SampleProject.copyTo(copy.resolve("bookshelf"))), COPIES);
    } finally {
      delete(copy);
    }
  }

  private static ProjectFiles files(Path project) {
    try {
      return new ProjectFolder().read(project, ProjectName.resembling(project.getFileName().toString()).text());
    } catch (IntakeRefused refused) {
      throw new CommandFailed(ExitCode.FAILED, refused.reason());
    }
  }

  private void runPeer(PeerSettings settings) throws IOException {
    if (!workload.equals("W4R")) {
      delete(settings.data());
    }
    run(settings.data(), new Engine.Bench(POOL, Optional.of(settings)));
  }

  private void runOwn() throws IOException {
    var data = Files.createTempDirectory("cflow-bench");
    try {
      run(data, new Engine.Bench(workload.equals("W3d") ? 10 : POOL, Optional.empty()));
    } finally {
      delete(data);
    }
  }

  private void run(Path data, Engine.Bench bench) {
    var options = new Engine.Options(data, false, List.of(), Optional.empty(), Optional.of(bench));
    try (var engine = starter.start(options, console::say)) {
      engine.bench(workload, console::print);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
