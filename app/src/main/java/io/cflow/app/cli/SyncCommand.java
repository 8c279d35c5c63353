package io.cflow.app.cli;

import io.cflow.processors.writeback.Patch;
import io.cflow.processors.writeback.UnifiedDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cflow sync}. */
@Command(
    name = "sync",
    description = "Brings your documents to what the engine knows of them, line by line. Runs no task.",
    mixinStandardHelpOptions = true)
final class SyncCommand implements Callable<Integer> {

  private final Console console;
  private final Engine.Starter starter;
  private final InstantSource clock;

  @Parameters(paramLabel = "DIR", description = "The project's folder.")
  private Path folder = Path.of(".");

  @Option(names = "--dry-run", description = "Print the difference and write nothing.")
  private boolean dryRun;

  @Option(names = "--repair", description = "Also write the statuses that inspect proposes: the lower one wins.")
  private boolean repair;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(
      names = "--data", paramLabel = "D",
      description = "Where the engine keeps its data. Default: a folder for each project in $XDG_DATA_HOME/cflow.")
  private @Nullable Path data;

  SyncCommand(Console console, Engine.Starter starter, InstantSource clock) {
    this.console = console;
    this.starter = starter;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    var project = ProjectArgument.folder(folder);
    var patches = known(project, DataFolder.of(project, data));
    if (repair) {
      patches = new DocumentRepair(project, clock.instant()).after(patches, !dryRun);
    }
    tell(patches);
    return patches.stream().allMatch(patch -> patch.conflicts().isEmpty()) ? ExitCode.OK : ExitCode.WAITS;
  }

  /** No engine is started for a project none has ever run. */
  private List<Patch> known(Path project, Path home) {
    if (!Files.isDirectory(home)) {
      console.say("No engine has run this project yet (%s); it writes what it knows after: cflow run DIR".formatted(home));
      return List.of();
    }
    try (var engine = starter.start(Engine.Options.passive(home), console::say)) {
      return engine.sync(project, !dryRun);
    }
  }

  private void tell(List<Patch> patches) {
    patches.forEach(patch -> {
      patch.conflicts().forEach(conflict -> console.say("%s: %s; decide and sync again".formatted(patch.path(), conflict)));
      patch.remarks().forEach(remark -> console.say("%s: left as it is: %s".formatted(patch.path(), remark)));
    });
    var changed = patches.stream().filter(Patch::isChange).toList();
    if (json) {
      console.print(SyncSummary.json(patches, dryRun));
    } else if (dryRun) {
      changed.forEach(patch -> UnifiedDiff.of(patch).forEach(line -> console.print(Console.printable(line))));
    } else {
      changed.forEach(patch -> console.print("written: " + Console.printable(patch.path())));
    }
    if (changed.isEmpty()) {
      console.say(repair ? "Nothing is left to write or to repair."
          : "The documents say what the engine knows.");
    }
  }
}
