package io.cflow.app.cli;

import io.cflow.domain.Plan;
import io.cflow.engine.change.Impact;
import io.cflow.engine.change.PlanDiff;
import io.cflow.processors.bmad.ProjectReader;
import io.cflow.processors.intake.IntakeRefused;
import io.cflow.processors.intake.ProjectFolder;
import io.cflow.processors.intake.ProjectName;
import io.cflow.processors.report.DiffJson;
import io.cflow.processors.report.DiffText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code cflow diff}. */
@Command(
    name = "diff",
    description = {"Says what changed in a plan and which stories that touches.",
      "With one folder or execution: the newest change of what the server works. With two folders: between them, "
          + "without a server."},
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

  private static final String TEXT = "sprint-change-proposal-v";
  private static final String JSON = "plan-diff-v";

  private final Console console;

  @Mixin
  private final ServerClient client = new ServerClient();

  @Parameters(index = "0", paramLabel = "DIR|EXECUTION", description = "A project's folder, or an execution's id.")
  private String subject = ".";

  @Parameters(index = "1", arity = "0..1", paramLabel = "DIR", description = "A folder with the later documents.")
  private @Nullable Path later;

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (later != null) {
      compare(plan(ProjectArgument.folder(Path.of(subject))), plan(ProjectArgument.folder(later)));
    } else {
      console.print(Console.printable(newest(execution())));
    }
    return ExitCode.OK;
  }

  private void compare(Plan before, Plan after) {
    var diff = PlanDiff.of(before, after);
    var impact = Impact.of(before, after, diff);
    console.print(client.json ? DiffJson.render(diff, impact) : DiffText.of(diff, impact).stripTrailing());
  }

  private static Plan plan(Path folder) {
    try {
      return new ProjectReader().read(new ProjectFolder().read(folder, name(folder)));
    } catch (IntakeRefused refused) {
      throw new CommandFailed(ExitCode.FAILED, refused.reason());
    }
  }

  private static String name(Path folder) {
    return ProjectName.resembling(folder.getFileName().toString()).text();
  }

  private String execution() {
    if (!Files.isDirectory(Path.of(subject))) {
      return subject;
    }
    var project = name(ProjectArgument.folder(Path.of(subject)));
    return client.get("/executions?limit=500").path("items").valueStream()
        .filter(each -> each.path("project").asString().equals(project))
        .map(each -> each.path("id").asString())
        .max(Comparator.naturalOrder())
        .orElseThrow(() -> new CommandFailed(ExitCode.NOT_FOUND, "the server works no project " + project));
  }

  /** The version is the number in the name. */
  private String newest(String execution) {
    var prefix = client.json ? JSON : TEXT;
    return client.get("/executions/" + ServerClient.encoded(execution) + "/artifacts").path("items").valueStream()
        .filter(each -> each.path("id").asString().startsWith(prefix))
        .max(Comparator.comparingInt(each -> version(each, prefix)))
        .map(each -> each.path("content").asString().stripTrailing())
        .orElse(client.json ? "{}" : "its plan has not changed");
  }

  private static int version(JsonNode artifact, String prefix) {
    var digits = artifact.path("id").asString().substring(prefix.length()).replaceFirst("\\D.*", "");
    return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }
}
