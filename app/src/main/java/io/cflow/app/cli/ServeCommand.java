package io.cflow.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cflow serve}. */
@Command(
    name = "serve",
    description = "The server: watches an inbox, answers requests, keeps questions for people.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  private final Console console;
  private final Engine.Starter starter;

  @Option(
      names = "--port", paramLabel = "P", defaultValue = "8000",
      description = "On 127.0.0.1; 0 for any free one. Default: 8000.")
  private int port = 8000;

  @Option(names = "--inbox", paramLabel = "D", description = "Folder to watch. Default: inbox, in the data folder.")
  private @Nullable Path inbox;

  @Option(
      names = "--data", paramLabel = "D",
      description = "Where the engine keeps its data. Default: $XDG_DATA_HOME/cflow/server.")
  private @Nullable Path data;

  @Option(
      names = "--verify", paramLabel = "COMMAND",
      description = "Runs the tests of projects in the inbox, without a shell. Without it none of their code runs.")
  private @Nullable String verify;

  @Option(
      names = "--write-back",
      description = "Your own documents say how far stories are: statuses, records, reviews, gates, the tracker.")
  private boolean writeBack;

  ServeCommand(Console console, Engine.Starter starter) {
    this.console = console;
    this.starter = starter;
  }

  @Override
  public Integer call() {
    var folder = data == null ? DataFolder.named("server") : data.toAbsolutePath();
    var watched = inbox == null ? folder.resolve("inbox") : inbox.toAbsolutePath();
    var command = verify == null ? List.<String>of() : List.of(verify.strip().split("\\s+"));
    var options = new Engine.Options(
        folder, false, command, Optional.of(new Engine.Server(port, watched)), Optional.empty())
        .writingBack(writeBack);
    try (var engine = starter.start(options, console::say)) {
      console.say("Ready: http://127.0.0.1:%d, inbox %s. Stop with Ctrl-C.".formatted(engine.port(), watched));
      engine.awaitStop();
    }
    return ExitCode.OK;
  }
}
