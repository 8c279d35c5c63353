package io.cflow.app.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import com.fasterxml.jackson.annotation.JsonInclude;

/** Tells an execution to do something else. */
abstract sealed class SignalCommand implements Callable<Integer> {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Body(String signal, @Nullable String story, @Nullable String reason) {}

  private final Console console;
  private final String signal;

  @Mixin
  final ServerClient client = new ServerClient();

  @Parameters(paramLabel = "EXECUTION", description = "Its id; see: cflow executions")
  private String execution = "";

  private SignalCommand(Console console, String signal) {
    this.console = console;
    this.signal = signal;
  }

  @Command(
      name = "retry", description = "Tries what is parked or dead again: one story, or all of them.",
      mixinStandardHelpOptions = true)
  static final class Retry extends SignalCommand {
    @Option(names = "--story", paramLabel = "ID", description = "Only this story.")
    private @Nullable String story;

    Retry(Console console) {
      super(console, "retry");
    }

    @Override
    Body body() {
      return new Body("retry", story, null);
    }
  }

  @Command(name = "cancel", description = "Ends an execution for good.", mixinStandardHelpOptions = true)
  static final class Cancel extends SignalCommand {
    @Option(names = "--reason", paramLabel = "WHY", defaultValue = "cancelled", description = "Kept with it.")
    private String reason = "cancelled";

    Cancel(Console console) {
      super(console, "cancel");
    }

    @Override
    Body body() {
      return new Body("cancel", null, reason);
    }
  }

  abstract Body body();

  @Override
  public Integer call() {
    var answer = client.postJson(
        client.request("/executions/" + ServerClient.encoded(execution) + "/signals"), body());
    console.print(client.json ? answer.toString() : signal + ": done");
    return ExitCode.OK;
  }
}
