package io.cflow.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cflow demo}. */
@Command(
    name = "demo",
    description = "Runs the sample project with everything embedded and says what happened and where to look.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private final Console console;
  private final Engine.Starter starter;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  DemoCommand(Console console, Engine.Starter starter) {
    this.console = console;
    this.starter = starter;
  }

  @Override
  public Integer call() throws IOException {
    var copy = SampleProject.copyTo(DataFolder.named("demo").resolve("bookshelf"));
    console.say("The sample project is copied to " + copy);
    var options = Engine.Options.local(DataFolder.named("demo").resolve("data"), true, List.of("sh", "verify.sh"));
    var summary = new ProjectRun(console, starter).run(copy, options);
    console.print(json ? summary.json() : summary.text(copy));
    console.say("Work that is parked waits for an implementer. Your own project: cflow run DIR");
    return summary.exitCode() == ExitCode.WAITS ? ExitCode.OK : summary.exitCode();
  }
}
