package io.cflow.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cflow run}. */
@Command(
    name = "run",
    description = "Executes the plan in a folder until it is done (0), or until it waits for somebody (6).",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  /** Who answers questions. */
  enum AnswerMode {
    ask,
    approve
  }

  private final Console console;
  private final Engine.Starter starter;

  @Parameters(paramLabel = "DIR", description = "The project's folder.")
  private Path folder = Path.of(".");

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(
      names = "--data", paramLabel = "D",
      description = "Where the engine keeps its data. Default: a folder for each project in $XDG_DATA_HOME/cflow.")
  private @Nullable Path data;

  @Option(
      names = "--answer", paramLabel = "ask|approve", defaultValue = "ask",
      description = "ask: questions wait for you. approve: every question is answered with yes, in your name.")
  private AnswerMode answer = AnswerMode.ask;

  @Option(
      names = "--verify", paramLabel = "COMMAND",
      description = "Runs the project's tests, in its folder and without a shell: --verify \"sh verify.sh\". "
          + "Without it no code of the project is executed.")
  private @Nullable String verify;

  @Option(
      names = "--write-back",
      description = "Your own documents say how far stories are: statuses, records, reviews, gates, the tracker.")
  private boolean writeBack;

  RunCommand(Console console, Engine.Starter starter) {
    this.console = console;
    this.starter = starter;
  }

  @Override
  public Integer call() throws IOException {
    var project = ProjectArgument.folder(folder);
    var command = verify == null ? List.<String>of() : List.of(verify.strip().split("\\s+"));
    var options = Engine.Options.local(DataFolder.of(project, data), answer == AnswerMode.approve, command)
        .writingBack(writeBack);
    var summary = new ProjectRun(console, starter).run(project, options);
    console.print(json ? summary.json() : summary.text(project));
    return summary.exitCode();
  }
}
