package io.cflow.app.cli;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code cflow why}. */
@Command(
    name = "why", description = "Says where a story stands, and why it is there.", mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {

  private final Console console;

  @Mixin
  private final ServerClient client = new ServerClient();

  @Parameters(paramLabel = "STORY|TASK", description = "For example 2.3, plan, or pm.create_roadmap.")
  private String story = "";

  WhyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var why = client.get("/why/" + ServerClient.encoded(story));
    console.print(client.json ? why.toString() : Console.printable(text(why)));
    return ExitCode.OK;
  }

  private static String subject(String name) {
    return Character.isDigit(name.codePointAt(0)) ? "Story " + name : name;
  }

  private static String text(JsonNode why) {
    var lines = new ArrayList<String>();
    lines.add("%s of %s is in %s, %s: %s".formatted(
        subject(why.path("story").asString()), why.path("project").asString(), why.path("stage").asString(),
        why.path("standing").asString(), why.path("reason").asString()));
    why.path("waitsFor").forEach(edge -> lines.add("  waits for story %s (%s): %s [%s]".formatted(
        edge.path("story").asString(), edge.path("standing").asString(), edge.path("reason").asString(),
        edge.path("evidence").asString())));
    if (why.path("decision").isObject()) {
      lines.add("  asks: %s  cflow approve %s".formatted(
          why.at("/decision/question").asString(), why.at("/decision/id").asString()));
    }
    why.path("tasks").forEach(task -> {
      lines.add("  %-32s %-10s %s".formatted(
          task.path("task").asString(), task.path("status").asString(), task.path("result").asString()));
      if (!task.path("cause").asString("").isEmpty()) {
        lines.add("  %-32s %s".formatted("", task.path("cause").asString()));
      }
    });
    return String.join("\n", lines);
  }
}
