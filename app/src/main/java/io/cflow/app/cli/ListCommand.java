package io.cflow.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Shows a list of the server's, all pages of it. */
abstract sealed class ListCommand implements Callable<Integer> {

  private final Console console;
  private final String path;
  private final List<String> columns;

  @Mixin
  private final ServerClient client = new ServerClient();

  @Option(names = "--status", paramLabel = "WORD", defaultValue = "", description = "Only what is in this status.")
  private String status = "";

  @Option(names = "--execution", paramLabel = "ID", defaultValue = "", description = "Only what belongs to it.")
  private String execution = "";

  private ListCommand(Console console, String path, String... columns) {
    this.console = console;
    this.path = path;
    this.columns = List.of(columns);
  }

  @Command(name = "executions", description = "Lists executions.", mixinStandardHelpOptions = true)
  static final class Executions extends ListCommand {
    Executions(Console console) {
      super(console, "/executions", "id", "project", "status", "quiet", "currentStage");
    }
  }

  @Command(name = "tasks", description = "Lists tasks.", mixinStandardHelpOptions = true)
  static final class Tasks extends ListCommand {
    Tasks(Console console) {
      super(console, "/tasks", "agent", "capability", "story", "status", "attempt", "result");
    }
  }

  @Command(name = "decisions", description = "Lists questions, the open ones first asked for.",
      mixinStandardHelpOptions = true)
  static final class Decisions extends ListCommand {
    Decisions(Console console) {
      super(console, "/decisions", "id", "state", "kind", "subject", "question");
    }
  }

  @Override
  public Integer call() {
    var items = all();
    console.print(client.json ? items.toString() : table(items));
    return ExitCode.OK;
  }

  private ArrayNode all() {
    var items = JsonMapper.shared().createArrayNode();
    var after = "";
    do {
      var page = client.get(path + "?limit=500" + parameter("status", status) + parameter("execution", execution)
          + parameter("after", after));
      page.path("items").forEach(items::add);
      after = page.path("next").asString("");
    } while (!after.isEmpty());
    return items;
  }

  private static String parameter(String name, String value) {
    return value.isEmpty() ? "" : "&" + name + "=" + ServerClient.encoded(value);
  }

  private String table(ArrayNode items) {
    var rows = new ArrayList<List<String>>();
    rows.add(columns);
    items.forEach(item -> rows.add(columns.stream().map(column -> cell(item.path(column))).toList()));
    var lines = new ArrayList<String>();
    rows.forEach(row -> lines.add(line(row, rows)));
    return String.join("\n", lines);
  }

  private static String cell(JsonNode value) {
    return Console.printable(value.isNull() || value.isMissingNode() ? "" : value.asString().replace('\n', ' '));
  }

  private static String line(List<String> row, List<List<String>> rows) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = rows.stream().mapToInt(other -> other.get(column).length()).max().orElse(0);
      line.append(row.get(i)).append(" ".repeat(i == row.size() - 1 ? 0 : width - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
