package io.cflow.processors.writeback;

import io.cflow.processors.writeback.AgentRecordEdit.FileChange;
import io.cflow.processors.writeback.FindingsEdit.Finding;
import io.cflow.processors.writeback.FindingsEdit.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What agents left about a story, as edits of its file. What cannot be read is not written. */
record Evidence(StoryReport report) {

  private static final String ENGINE = "cflow";

  /**
   * The Dev Agent Record from {@code implemented.json}, which an implementer leaves:
   * {@code {model, debug_log, notes, summary, tasks, files: [{path, change}]}}.
   */
  List<Edit> work(String date) {
    var edits = new ArrayList<Edit>();
    json("/implemented.json").ifPresent(work -> {
      var model = work.path("model").asString(ENGINE);
      edits.add(new TaskEdit(texts(work.path("tasks"))));
      edits.add(new AgentRecordEdit(model, texts(work.path("debug_log")), texts(work.path("notes")),
          work.path("files").valueStream().map(Evidence::file).toList()));
      edits.add(new ChangeLogEdit(date, work.path("summary").asString("Implemented"), model));
    });
    return edits;
  }

  private static FileChange file(JsonNode file) {
    return new FileChange(file.path("path").asString(""), file.path("change").asString("modified"));
  }

  /** An entry of the QA Results. */
  List<Edit> review(String date, String gatePath) {
    return json("/quality.json").map(quality -> {
      var gate = quality.path("gate").asString("").toUpperCase(Locale.ROOT);
      return List.<Edit>of(new QaResultsEdit(date, ENGINE + " (quality gate)",
          List.of("Quality score %d of 100: %s.".formatted(
              quality.path("score").asInt(0), quality.path("reason").asString(""))),
          quality.path("issues").valueStream().map(issue -> "%s (%s): %s".formatted(issue.path("id").asString(""),
              issue.path("severity").asString(""), issue.path("finding").asString(""))).toList(),
          "Gate: %s → %s".formatted(gate, gatePath), !gate.equals("FAIL")));
    }).orElse(List.of());
  }

  /** What a review found and is worth somebody's time. */
  List<Edit> findings() {
    var findings = json("/review.json").stream().flatMap(review -> review.path("findings").valueStream())
        .filter(finding -> !finding.path("severity").asString("info").equals("info"))
        .map(finding -> new Finding(Verdict.PATCH, "%s: %s".formatted(finding.path("rule").asString(""),
            finding.path("message").asString("")), finding.path("place").asString(""))).toList();
    return findings.isEmpty() ? List.of() : List.of(new FindingsEdit(findings));
  }

  private Optional<JsonNode> json(String path) {
    return report.artifact(path).flatMap(text -> {
      try {
        var node = JsonMapper.shared().readTree(text);
        return Optional.of(node.has("content") ? node.path("content") : node);
      } catch (JacksonException notOurs) {
        return Optional.empty();
      }
    });
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(each -> each.asString("")).filter(text -> !text.isBlank()).toList();
  }
}
