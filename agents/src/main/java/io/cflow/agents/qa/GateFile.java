package io.cflow.agents.qa;

import io.cflow.agents.Escape;
import java.util.List;

/** The gate as BMAD v4 keeps it beside its stories. */
final class GateFile {

  private static final int LONGEST = 300;

  private GateFile() {}

  /**
   * YAML in the template's order. The required {@code updated} is missing on purpose: whoever writes the file into
   * the project's documents adds it, and equal evidence gives equal bytes here.
   */
  static String of(Quality quality, String reviewer) {
    var yaml = new StringBuilder("""
        # "updated" is added when the gate is written into the project.
        schema: 1
        story: %s
        story_title: %s
        gate: %s
        status_reason: %s
        reviewer: %s
        """.formatted(quoted(quality.story()), quoted(quality.title()), quality.gate(), quoted(quality.reason()),
        quoted(reviewer)));
    issues(yaml, quality.issues());
    yaml.append("waiver: {active: false}\n").append("quality_score: ").append(quality.score()).append('\n');
    yaml.append("evidence:\n  trace:\n    ac_covered: ").append(quality.covered()).append('\n');
    yaml.append("    ac_gaps: ").append(quality.gaps()).append('\n');
    return yaml.toString();
  }

  private static void issues(StringBuilder yaml, List<Quality.Issue> issues) {
    yaml.append(issues.isEmpty() ? "top_issues: []\n" : "top_issues:\n");
    issues.forEach(issue -> yaml.append("""
          - id: %s
            severity: %s
            finding: %s
            suggested_action: %s
            suggested_owner: %s
            refs: [%s]
        """.formatted(quoted(issue.id()), issue.severity(), quoted(issue.finding()),
        quoted(issue.suggestedAction()), issue.owner(),
        String.join(", ", issue.refs().stream().map(GateFile::quoted).toList()))));
  }

  /** A double-quoted scalar on one line, whatever the text holds. */
  private static String quoted(String untrusted) {
    return '"' + Escape.excerpt(untrusted, LONGEST).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
