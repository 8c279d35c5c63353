package io.cflow.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a question of the engine's. */
abstract sealed class AnswerCommand implements Callable<Integer> {

  private record Body(String verb, String text) {}

  private final Console console;
  private final String verb;

  @Mixin
  private final ServerClient client = new ServerClient();

  @Parameters(paramLabel = "DECISION", description = "Its id; see: cflow decisions --status open")
  private String decision = "";

  @Option(names = "--text", paramLabel = "WHY", defaultValue = "", description = "Kept with the answer.")
  private String text = "";

  private AnswerCommand(Console console, String verb) {
    this.console = console;
    this.verb = verb;
  }

  @Command(name = "approve", description = "Answers a question with yes.", mixinStandardHelpOptions = true)
  static final class Approve extends AnswerCommand {
    Approve(Console console) {
      super(console, "accept");
    }
  }

  @Command(name = "reject", description = "Answers a question with no.", mixinStandardHelpOptions = true)
  static final class Reject extends AnswerCommand {
    Reject(Console console) {
      super(console, "respond");
    }
  }

  /** The answer names the question that was shown: if it has changed meanwhile, the server refuses. */
  @Override
  public Integer call() {
    var path = "/decisions/" + ServerClient.encoded(decision);
    var question = client.get(path);
    console.say(Console.printable(question.path("question").asString()));
    var request = client.request(path).header("If-Match", "\"" + question.path("contentHash").asString() + "\"");
    var answer = client.postJson(request, new Body(verb, text));
    console.print(client.json ? answer.toString() : verb.equals("accept") ? "approved" : "rejected");
    return ExitCode.OK;
  }
}
