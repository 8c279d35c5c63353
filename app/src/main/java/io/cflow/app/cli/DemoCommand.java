package io.cflow.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cflow demo}. */
@Command(
    name = "demo",
    description = "Runs the sample project with everything embedded and says what happened and where to look.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private static final List<String> LEFT_OUT = List.of(".cflow", "build");

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
    var sample = Path.of(System.getProperty("cflow.home", "."), "examples", "bookshelf");
    if (!Files.isDirectory(sample)) {
      throw new CommandFailed(ExitCode.NOT_FOUND, "the sample project is not in " + sample);
    }
    var copy = DataFolder.named("demo").resolve("bookshelf");
    copy(sample, copy);
    console.say("The sample project is copied to " + copy);
    var options = new Engine.Options(
        DataFolder.named("demo").resolve("data"), true, List.of("sh", "verify.sh"), Optional.empty(), 0);
    var summary = new ProjectRun(console, starter).run(copy, options);
    console.print(json ? summary.json() : summary.text(copy));
    console.say("Work that is parked waits for an implementer. Your own project: cflow run DIR");
    return summary.exitCode() == ExitCode.WAITS ? ExitCode.OK : summary.exitCode();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(path -> isWanted(from.relativize(path))).toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static boolean isWanted(Path path) {
    return !LEFT_OUT.contains(path.getName(0).toString());
  }
}
