package io.cflow.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a run came to. */
record RunSummary(ObjectNode node) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  /** More is in plan.md. */
  private static final int SHOWN = 12;

  static RunSummary of(String json, long elapsedMillis) {
    var node = (ObjectNode) MAPPER.readTree(json);
    node.put("elapsedMs", elapsedMillis);
    return new RunSummary(node);
  }

  String json() {
    return MAPPER.writeValueAsString(node);
  }

  int exitCode() {
    return switch (node.path("status").asString()) {
      case "done" -> ExitCode.OK;
      case "quiet" -> ExitCode.WAITS;
      default -> ExitCode.FAILED;
    };
  }

  String text(Path project) {
    var lines = new ArrayList<String>();
    lines.add("%s: %s".formatted(text("project"), headline()));
    lines.add("  read      %d documents: %d functional and %d other requirements, %d epics, %d stories".formatted(
        number("/documents"), number("/requirements/functional"), number("/requirements/nonFunctional"),
        number("/epics"), number("/stories")));
    lines.add("  worked    %d of %d tasks completed, %d to come, %d failed".formatted(
        number("/tasks/completed"), number("/tasks/total"), number("/tasks/waiting"), number("/tasks/failed")));
    lines.add("  wrote     %d documents to %s; begin with index.md".formatted(
        node.path("artifacts").size(), project.resolve(".cflow")));
    lines.addAll(waiting());
    lines.addAll(next(project));
    return Console.printable(String.join("\n", lines));
  }

  private String headline() {
    return switch (node.path("status").asString()) {
      case "done" -> "done, every story is finished";
      case "quiet" -> "quiet, nothing can go on without somebody";
      default -> "failed in stage " + text("stage");
    };
  }

  private List<JsonNode> waitingOn() {
    return StreamSupport.stream(node.path("waitingOn").spliterator(), false).toList();
  }

  /** What the person who reads this can do about it. */
  private List<String> next(Path project) {
    var kinds = waitingOn().stream().map(each -> each.path("kind").asString()).collect(Collectors.toSet());
    var lines = new ArrayList<String>();
    if (kinds.contains("test-command")) {
      lines.add("  next      cflow run %s --verify COMMAND, with the command that runs the project's tests".formatted(project));
    }
    if (kinds.contains("decision")) {
      lines.add("  next      cflow run %s --answer approve, if the answer to every question is yes".formatted(project));
    }
    return lines;
  }

  private List<String> waiting() {
    var waiting = waitingOn();
    var lines = new ArrayList<String>();
    if (!waiting.isEmpty()) {
      lines.add("  waits     for");
      waiting.stream().limit(SHOWN).map(RunSummary::line).forEach(lines::add);
    }
    if (waiting.size() > SHOWN) {
      lines.add("    and %d more; plan.md has them all".formatted(waiting.size() - SHOWN));
    }
    return lines;
  }

  private static String line(JsonNode waiting) {
    return "    %-10s %s: %s".formatted(
        waiting.path("kind").asString(), waiting.path("subject").asString(), waiting.path("reason").asString());
  }

  private String text(String field) {
    return node.path(field).asString();
  }

  private int number(String pointer) {
    return node.at(pointer).asInt();
  }
}
