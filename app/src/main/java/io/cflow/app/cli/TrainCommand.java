package io.cflow.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Walks through what the engine does at start and in a run, so that the JVM can record it for its AOT cache. */
@Command(name = "train", description = "Used by the launcher.", hidden = true)
final class TrainCommand implements Callable<Integer> {

  private final Console console;
  private final Engine.Starter starter;

  @Option(names = "--data", paramLabel = "D", required = true)
  private Path data = Path.of(".");

  TrainCommand(Console console, Engine.Starter starter) {
    this.console = console;
    this.starter = starter;
  }

  @Override
  public Integer call() throws IOException {
    var folder = data.toAbsolutePath();
    var project = SampleProject.copyTo(folder.resolve("bookshelf"));
    var doors = new Engine.Server(0, folder.resolve("inbox"));
    var options = new Engine.Options(folder, true, List.of(), Optional.of(doors), Optional.empty());
    try (var engine = starter.start(options, console::say)) {
      console.say(engine.summary(engine.run(project)));
    }
    return ExitCode.OK;
  }
}
