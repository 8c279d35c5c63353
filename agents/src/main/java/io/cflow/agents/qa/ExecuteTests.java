package io.cflow.agents.qa;

import io.cflow.agents.Confidence;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.agents.StoryFolder;
import io.cflow.domain.Artifact;
import io.cflow.domain.Capability;
import io.cflow.domain.Feedback;
import io.cflow.domain.Outcome;
import io.cflow.domain.Severity;
import io.cflow.domain.Story;
import io.cflow.port.Assignment;
import io.cflow.port.Workspace;
import java.util.ArrayList;
import java.util.List;

/**
 * Really runs the project's tests and says what they prove about one story. The one method whose result depends on
 * more than its assignment: on what the project's own command does.
 */
final class ExecuteTests implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.EXECUTE_TESTS, "test-run/1", Confidence.COMPUTED);

  private final SharedRuns<TestRun> runs = new SharedRuns<>();

  @Override
  public Capability capability() {
    return MAKER.capability();
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var id = assignment.task().story();
    return assignment.plan().story(id)
        .map(story -> perform(assignment, story))
        .orElseGet(() -> new Outcome.Failed(Outcome.Fault.AGENT, "the plan has no story " + id));
  }

  private Outcome perform(Assignment assignment, Story story) {
    var workspace = assignment.workspace();
    if (workspace.isEmpty()) {
      return notRun(story, "no source files here to run tests on");
    }
    if (workspace.get().testCommand().isEmpty()) {
      return notRun(story, "no test command configured");
    }
    var run = runs.run(workspace.get().root(), () -> TestRun.of(workspace.get()));
    var evidence = StoryTests.sort(assignment.plan(), story, run, new Earlier(assignment).criterionOfCase());
    return outcome(story, workspace.get(), run, evidence);
  }

  private static Outcome outcome(Story story, Workspace workspace, TestRun run, TestEvidence evidence) {
    if (run.ending() instanceof TestCommand.Ending.NotStarted(var reason)) {
      return new Outcome.Failed(Outcome.Fault.ENVIRONMENT, reason);
    }
    if (run.tests().isEmpty() && !evidence.failed()) {
      return notRun(story, "the test command ended well but wrote no JUnit XML report (TEST-*.xml), so nothing shows"
          + " what was tested");
    }
    var report = report(story, evidence);
    return evidence.failed()
        ? new Outcome.Rejected(report.summary(), feedback(evidence, run.ending()), artifacts(report))
        : new Outcome.Succeeded(report.summary(), artifacts(report));
  }

  private static Outcome notRun(Story story, String reason) {
    var report = report(story, StoryTests.notRun(story, reason));
    return new Outcome.Suspended(Outcome.Need.TEST_COMMAND, reason, artifacts(report));
  }

  private static Report<TestEvidence> report(Story story, TestEvidence evidence) {
    var places = new ArrayList<>(List.of(story.source()));
    evidence.criteria().forEach(each -> places.add(each.source()));
    return MAKER.report(summary(evidence), places, List.of(), evidence);
  }

  private static List<Artifact> artifacts(Report<TestEvidence> report) {
    var path = StoryFolder.path(report.content().story(), "tests.md");
    var page = new TestEvidencePage(report.content(), report.page(path, "Tests: Story " + report.content().story()));
    return report.succeeded(page.written()).artifacts();
  }

  private static String summary(TestEvidence evidence) {
    if (evidence.result() == TestEvidence.Result.NOT_RUN) {
      return "Not run: " + evidence.reason();
    }
    var run = evidence.run();
    var reason = evidence.reason().isEmpty() ? "" : evidence.reason() + "; ";
    return "%s%d of %d tests passed, %d failed; %d of %d criteria of story %s have a passing test".formatted(
        reason, run.passed() + run.flaky(), run.tests(), run.failed(), evidence.verifiedCriteria(),
        evidence.criteria().size(), evidence.story());
  }

  private static List<Feedback> feedback(TestEvidence evidence, TestCommand.Ending ending) {
    var feedback = new ArrayList<Feedback>();
    evidence.failures().forEach(test -> feedback.add(new Feedback(fingerprint(test.name()), Severity.ERROR,
        "test failed: " + test.name() + (test.message().isEmpty() ? "" : ": " + test.message()))));
    if (feedback.isEmpty()) {
      feedback.add(new Feedback(fingerprint("command"), Severity.ERROR,
          String.join("\n", List.of(evidence.reason(), String.join("\n", lastLines(ending)))).strip()));
    }
    return feedback;
  }

  private static List<String> lastLines(TestCommand.Ending ending) {
    return switch (ending) {
      case TestCommand.Ending.Exited exited -> exited.lastLines();
      case TestCommand.Ending.TimedOut timedOut -> timedOut.lastLines();
      case TestCommand.Ending.NotStarted notStarted -> List.of();
    };
  }

  private static String fingerprint(String name) {
    return StoryFolder.digest("test\0" + name).substring(0, 16);
  }
}
