package io.cflow.app.cli;

import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, their help, and what their failures mean. */
@Command(
    name = "cflow",
    description = "Executes BMAD plans: drop your planning documents in, and they come back worked on.",
    mixinStandardHelpOptions = true,
    version = "cflow 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CommandLine.HelpCommand.class},
    footer = {"", "In a checkout, cflow test runs all tests.",
      "Exit codes: 0 ok, 1 failed, 2 usage, 3 not found, 4 permission, 5 conflict, 6 waits for somebody, 7 no server."})
public final class CommandLineInterface {

  private CommandLineInterface() {}

  /** @return the exit code */
  public static int run(String[] arguments, Engine.Starter starter, InstantSource clock) {
    return commandLine(Console.terminal(), starter, clock).execute(arguments);
  }

  static CommandLine commandLine(Console console, Engine.Starter starter, InstantSource clock) {
    var line = new CommandLine(new CommandLineInterface());
    var commands = List.of(
        new DemoCommand(console, starter), new InspectCommand(console), new RunCommand(console, starter),
        new SyncCommand(console, starter, clock), new ServeCommand(console, starter), new SubmitCommand(console), new WatchCommand(console),
        new ListCommand.Executions(console), new ListCommand.Tasks(console), new WhyCommand(console),
        new DiffCommand(console),
        new ListCommand.Decisions(console), new AnswerCommand.Approve(console), new AnswerCommand.Reject(console),
        new AnswerCommand.Edit(console), new AnswerCommand.Ignore(console),
        new SignalCommand.Retry(console), new SignalCommand.Cancel(console), new DoctorCommand(console),
        new BenchCommand(console, starter), new TrainCommand(console, starter));
    commands.forEach(line::addSubcommand);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((problem, given) -> usage(console, problem));
    line.setExecutionExceptionHandler(failure(console));
    return line;
  }

  private static int usage(Console console, ParameterException problem) {
    var command = problem.getCommandLine();
    boolean unknown = command.getParent() == null && problem instanceof UnmatchedArgumentException;
    console.say(unknown ? "There is no such command: " + ((UnmatchedArgumentException) problem).getUnmatched().getFirst()
        : problem.getMessage());
    console.say("Try: cflow help" + (command.getParent() == null ? "" : " " + command.getCommandName()));
    return ExitCode.USAGE;
  }

  private static IExecutionExceptionHandler failure(Console console) {
    return (problem, command, parsed) -> {
      if (problem instanceof CommandFailed failed) {
        console.say("cflow " + command.getCommandName() + ": " + failed.getMessage());
        return failed.exitCode();
      }
      console.say("cflow %s: %s: %s".formatted(
          command.getCommandName(), problem.getClass().getSimpleName(), problem.getMessage()));
      console.say("This is a mistake of ours. CFLOW_TRACE=1 shows where.");
      if (System.getenv("CFLOW_TRACE") != null) {
        console.trace(problem);
      }
      return ExitCode.FAILED;
    };
  }
}
