package io.cflow.agents.qa;

import io.cflow.domain.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The gate's judgement of one story.
 *
 * @param score BMAD's quality score: 100 less 20 for each failed rule and 10 for each concern, never below 0
 * @param covered ordinals of criteria with a test that ran
 * @param gaps ordinals of criteria without one
 */
record Quality(
    String story, String title, Verdict gate, int score, String reason, List<GateRules.Applied> rules,
    List<Issue> issues, List<Integer> covered, List<Integer> gaps, List<Characteristic> scorecard) {

  /** An entry of the gate's {@code top_issues}; {@code severity} is low, medium or high. */
  record Issue(String id, String severity, String finding, String suggestedAction, String owner, List<String> refs) {}

  /** A characteristic of ISO/IEC 25010 and what is known of it. */
  record Characteristic(String name, String evidence) {}

  static Quality of(GateEvidence evidence) {
    var rules = GateRules.apply(evidence);
    var issues = new Issues().of(evidence);
    return new Quality(evidence.story().id(), evidence.story().title(), verdict(rules), score(rules), reason(rules),
        rules, issues, ordinals(evidence, true), ordinals(evidence, false), scorecard(evidence));
  }

  private static Verdict verdict(List<GateRules.Applied> rules) {
    return rules.stream().map(GateRules.Applied::verdict).max(Verdict::compareTo).orElse(Verdict.FAIL);
  }

  private static int score(List<GateRules.Applied> rules) {
    long fails = rules.stream().filter(rule -> rule.verdict() == Verdict.FAIL).count();
    long concerns = rules.stream().filter(rule -> rule.verdict() == Verdict.CONCERNS).count();
    return (int) Math.max(0, 100 - 20 * fails - 10 * concerns);
  }

  private static String reason(List<GateRules.Applied> rules) {
    var worst = verdict(rules);
    if (worst == Verdict.PASS) {
      return "every rule is met";
    }
    return String.join("; ", rules.stream().filter(rule -> rule.verdict() == worst)
        .map(rule -> rule.rule() + ": " + rule.actual()).toList());
  }

  private static List<Integer> ordinals(GateEvidence evidence, boolean covered) {
    return evidence.criteria().stream().filter(each -> each.covered() == covered)
        .map(each -> each.criterion().ordinal()).toList();
  }

  private static List<Characteristic> scorecard(GateEvidence evidence) {
    int covered = ordinals(evidence, true).size();
    long secrets = evidence.findings().stream().filter(GateEvidence.Finding::isSecurity).count();
    return List.of(
        new Characteristic("Functional suitability",
            "%d of %d criteria have a test that ran".formatted(covered, evidence.criteria().size())),
        new Characteristic("Reliability", evidence.ran() ? evidence.flakyTests() + " flaky tests" : "no evidence"),
        new Characteristic("Security", evidence.reviewed() ? secrets + " secrets found in reviewed files"
            : "no evidence"),
        new Characteristic("Maintainability", evidence.reviewed() ? evidence.findings().size() + " review findings"
            : "no evidence"),
        new Characteristic("Performance efficiency", performance(evidence)));
  }

  private static String performance(GateEvidence evidence) {
    var criteria = evidence.criteria().stream().filter(each -> each.category() == Risk.Category.PERF).toList();
    long tested = criteria.stream().filter(GateEvidence.Criterion::covered).count();
    return criteria.isEmpty() ? "no criterion states any" : "%d of %d criteria tested".formatted(tested,
        criteria.size());
  }

  /** Numbers issues within their category, as BMAD does. */
  private static final class Issues {

    private final Map<String, Integer> numbers = new TreeMap<>();
    private final List<Issue> issues = new ArrayList<>();

    List<Issue> of(GateEvidence evidence) {
      if (!evidence.ran()) {
        add("TEST", "high", "no test run is on record", "Configure a test command and run it", List.of());
      }
      evidence.failures().forEach(test -> add("TEST", "high", "test failed: " + test, "Repair it", List.of()));
      evidence.criteria().stream().filter(each -> evidence.ran() && !each.covered()).forEach(this::untested);
      evidence.findings().stream().filter(each -> !each.severity().equals("info")).forEach(this::finding);
      return List.copyOf(issues);
    }

    private void untested(GateEvidence.Criterion criterion) {
      var severity = switch (criterion.priority()) {
        case P0 -> "high";
        case P1 -> "medium";
        case P2, P3 -> "low";
      };
      add("REQ", severity, "AC%d (%s) has no test that ran".formatted(criterion.criterion().ordinal(),
          criterion.priority()), "Add a test that names it", List.of(criterion.criterion().span().toString()));
    }

    private void finding(GateEvidence.Finding finding) {
      add(finding.isSecurity() ? "SEC" : "MNT", finding.severity().equals("error") ? "high" : "medium",
          finding.rule() + ": " + finding.message(), "See the review", List.of(finding.place()));
    }

    private void add(String category, String severity, String finding, String action, List<String> refs) {
      int number = numbers.merge(category, 1, Integer::sum);
      issues.add(new Issue("%s-%03d".formatted(category, number), severity, finding, action, "dev", refs));
    }
  }
}
