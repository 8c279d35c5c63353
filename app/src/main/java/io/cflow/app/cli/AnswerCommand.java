package io.cflow.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Answers a question of the engine's. */
abstract sealed class AnswerCommand implements Callable<Integer> {

  private record Body(String verb, String text, @JsonInclude(Include.NON_NULL) @Nullable String content) {}

  private final Console console;
  private final List<String> verbs;
  private final String done;

  @Mixin
  private final ServerClient client = new ServerClient();

  @Parameters(paramLabel = "DECISION", description = "Its id; see: cflow decisions --status open")
  private String decision = "";

  @Option(names = "--text", paramLabel = "WHY", defaultValue = "", description = "Kept with the answer.")
  private String text = "";

  /** @param verbs what the command says, the first of them that the question takes */
  private AnswerCommand(Console console, String done, String... verbs) {
    this.console = console;
    this.done = done;
    this.verbs = List.of(verbs);
  }

  @Command(name = "approve", description = "Answers a question with yes.", mixinStandardHelpOptions = true)
  static final class Approve extends AnswerCommand {
    Approve(Console console) {
      super(console, "approved", "accept");
    }
  }

  @Command(name = "reject", description = "Answers a question with no.", mixinStandardHelpOptions = true)
  static final class Reject extends AnswerCommand {
    Reject(Console console) {
      super(console, "rejected", "respond", "ignore");
    }
  }

  @Command(
      name = "ignore", description = "Leaves things as they are; the same is not asked again.",
      mixinStandardHelpOptions = true)
  static final class Ignore extends AnswerCommand {
    Ignore(Console console) {
      super(console, "ignored", "ignore");
    }
  }

  @Command(
      name = "edit", description = "Answers with yes, and with a content of your own instead of the proposed one.",
      mixinStandardHelpOptions = true)
  static final class Edit extends AnswerCommand {

    @Option(names = "--content", paramLabel = "FILE", required = true, description = "What you want instead.")
    private Path file = Path.of("");

    Edit(Console console) {
      super(console, "edited", "edit");
    }

    @Override
    String content() {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new CommandFailed(ExitCode.NOT_FOUND, file + " cannot be read: " + e.getMessage());
      }
    }
  }

  /** What is wanted instead of what was proposed; null if nothing is. */
  @Nullable String content() {
    return null;
  }

  /** The answer names the question that was shown: if it has changed meanwhile, the server refuses. */
  @Override
  public Integer call() {
    var path = "/decisions/" + ServerClient.encoded(decision);
    var question = client.get(path);
    console.say(Console.printable(question.path("question").asString()));
    console.say(Console.printable(question.path("evidence").asString()));
    var request = client.request(path).header("If-Match", "\"" + question.path("contentHash").asString() + "\"");
    var answer = client.postJson(request, new Body(verb(question), text, content()));
    console.print(client.json ? answer.toString() : done);
    return ExitCode.OK;
  }

  /** Where a question takes none of them the server says what it does take. */
  private String verb(JsonNode question) {
    var taken = question.path("verbs").valueStream().map(JsonNode::asString).toList();
    return verbs.stream().filter(taken::contains).findFirst().orElse(verbs.getFirst());
  }
}
