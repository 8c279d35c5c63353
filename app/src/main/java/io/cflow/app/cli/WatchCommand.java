package io.cflow.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code cflow watch}. */
@Command(
    name = "watch",
    description = "Shows what happens on the server, until Ctrl-C or until an execution is over.",
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Console console;

  @Mixin
  private final ServerClient client = new ServerClient();

  @Option(names = "--execution", paramLabel = "ID", defaultValue = "", description = "Only this one, until it is over.")
  private String execution = "";

  WatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (var lines = new BufferedReader(new InputStreamReader(client.stream("/events"), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ") && show(MAPPER.readTree(line.substring("data: ".length())))) {
          return ExitCode.OK;
        }
      }
    }
    throw new CommandFailed(ExitCode.UNREACHABLE, "the server closed the stream");
  }

  /** @return whether the watched execution is over */
  private boolean show(JsonNode event) {
    if (!execution.isEmpty() && !execution.equals(event.path("execution").asString())) {
      return false;
    }
    console.print(client.json ? event.toString() : Console.printable("%s  %-20s %-12s %s".formatted(
        event.path("at").asString().replaceFirst("\\.\\d+", ""), event.path("kind").asString(),
        event.path("subject").asString(), event.path("detail").asString())));
    return !execution.isEmpty() && event.path("kind").asString().matches("execution-(completed|cancelled|failed)");
  }
}
