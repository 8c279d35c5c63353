package io.cflow.agents.qa;

import io.cflow.agents.Confidence;
import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.agents.StoryFolder;
import io.cflow.agents.Table;
import io.cflow.domain.Artifact;
import io.cflow.domain.Capability;
import io.cflow.domain.Feedback;
import io.cflow.domain.Outcome;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import io.cflow.domain.Verdict;
import io.cflow.port.Assignment;
import java.util.ArrayList;
import java.util.List;

/** BMAD's quality gate by rules over what the tests and the review of a story left behind. Waives nothing. */
final class PerformQualityAssurance implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.PERFORM_QUALITY_ASSURANCE, "gate/1", Confidence.COMPUTED);

  @Override
  public Capability capability() {
    return MAKER.capability();
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var id = assignment.task().story();
    return assignment.plan().story(id)
        .map(story -> judge(story, GateEvidence.of(story, new Earlier(assignment))))
        .orElseGet(() -> new Outcome.Failed(Outcome.Fault.AGENT, "the plan has no story " + id));
  }

  private static Outcome judge(Story story, GateEvidence evidence) {
    var quality = Quality.of(evidence);
    var summary = "%s: story %s, %s".formatted(quality.gate(), story.id(), quality.reason());
    var report = MAKER.report(summary, places(story), List.of(), quality);
    var page = report.page(StoryFolder.path(story.id(), "quality.md"), "Quality gate: Story " + story.id());
    var gate = new Artifact(StoryFolder.path(story.id(), "gate.yml"), GateFile.of(quality, reviewer()));
    var artifacts = report.succeeded(written(page, quality), List.of(gate)).artifacts();
    return quality.gate() == Verdict.FAIL
        ? new Outcome.Rejected(summary, feedback(quality), artifacts)
        : new Outcome.Succeeded(summary, artifacts);
  }

  private static String reviewer() {
    return MAKER.capability() + ", rules " + MAKER.ruleset();
  }

  private static List<SourceSpan> places(Story story) {
    var places = new ArrayList<>(List.of(story.source()));
    story.criteria().forEach(criterion -> places.add(criterion.span()));
    return places;
  }

  private static MarkdownReport written(MarkdownReport page, Quality quality) {
    var rules = Table.of("Rule", "Threshold", "Actual", "Verdict");
    quality.rules().forEach(rule -> rules.row(Inline.text(rule.rule()), Inline.text(rule.threshold()),
        Inline.text(rule.actual()), Inline.text(rule.verdict().name())));
    var issues = Table.of("Id", "Severity", "Finding", "Where");
    quality.issues().forEach(issue -> issues.row(Inline.text(issue.id()), Inline.text(issue.severity()),
        Inline.text(issue.finding()), Inline.text(String.join(", ", issue.refs()))));
    var scorecard = Table.of("Characteristic (ISO/IEC 25010)", "Evidence");
    quality.scorecard().forEach(each -> scorecard.row(Inline.text(each.name()), Inline.text(each.evidence())));
    return page.paragraph("Quality score " + quality.score() + " of 100. The worst rule decides.")
        .section("Rules").table(rules, "No rule applies.")
        .section("Issues").table(issues, "None.")
        .section("Scorecard").table(scorecard, "No evidence.");
  }

  private static List<Feedback> feedback(Quality quality) {
    var feedback = new ArrayList<Feedback>();
    quality.issues().stream().filter(issue -> !issue.severity().equals("low") || issue.id().startsWith("REQ"))
        .forEach(issue -> feedback.add(feedback(issue.finding(), severity(issue))));
    quality.rules().stream().filter(rule -> rule.verdict() == Verdict.FAIL).forEach(rule -> feedback.add(
        feedback("%s: %s, wanted %s".formatted(rule.rule(), rule.actual(), rule.threshold()), Severity.ERROR)));
    return feedback;
  }

  private static Severity severity(Quality.Issue issue) {
    return issue.severity().equals("high") ? Severity.ERROR : Severity.WARNING;
  }

  private static Feedback feedback(String message, Severity severity) {
    return new Feedback(StoryFolder.digest("gate\0" + message).substring(0, 16), severity, message);
  }
}
