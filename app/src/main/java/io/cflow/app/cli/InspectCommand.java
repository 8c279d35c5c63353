package io.cflow.app.cli;

import io.cflow.domain.Plan;
import io.cflow.engine.PlanCheck;
import io.cflow.processors.bmad.InspectJson;
import io.cflow.processors.bmad.ProjectReader;
import io.cflow.processors.intake.IntakeRefused;
import io.cflow.processors.intake.ProjectFolder;
import io.cflow.processors.intake.ProjectName;
import io.cflow.processors.report.InspectText;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cflow inspect}: reads, writes nothing, starts nothing. */
@Command(
    name = "inspect",
    description = "Reads a project and says what is in it, what disagrees, and in which order it can be worked.",
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The project's folder.")
  private Path folder = Path.of(".");

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  InspectCommand(Console console) {
    this.console = console;
  }

  @Option(names = "--verbose", description = "Show every line that was not understood, not only the worst files.")
  private boolean verbose;

  @Override
  public Integer call() {
    var project = ProjectArgument.folder(folder);
    try {
      var name = ProjectName.resembling(project.getFileName().toString()).text();
      var plan = new ProjectReader().read(new ProjectFolder().read(project, name));
      console.print(json ? InspectJson.render(plan) : text(plan).stripTrailing());
      var refusal = PlanCheck.refusal(plan);
      refusal.ifPresent(refused -> console.say("This plan would be refused: " + refused.reason()));
      return refusal.isPresent() ? ExitCode.FAILED : ExitCode.OK;
    } catch (IntakeRefused refused) {
      throw new CommandFailed(ExitCode.FAILED, refused.reason());
    }
  }

  private String text(Plan plan) {
    return InspectText.of(plan, InspectText.Style.PLAIN,
        verbose ? InspectText.Detail.EVERYTHING : InspectText.Detail.WORST);
  }
}
