package io.cflow.agents.qa;

import io.cflow.agents.text.ItemText;
import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sorts the tests of a run into those of one story, those of others, and those that name none. */
final class StoryTests {

  private final Plan plan;
  private final Story story;
  private final TestRun run;
  private final List<Claimed> own = new ArrayList<>();
  private final List<TestResult> against = new ArrayList<>();
  private final List<TestResult> elsewhere = new ArrayList<>();

  private record Claimed(TestResult test, List<Integer> criteria) {}

  private StoryTests(Plan plan, Story story, TestRun run) {
    this.plan = plan;
    this.story = story;
    this.run = run;
  }

  /**
   * Sorts {@code run}.
   *
   * @param criterionOfCase ordinal of the criterion for each planned case id
   */
  static TestEvidence sort(Plan plan, Story story, TestRun run, Map<String, Integer> criterionOfCase) {
    var tests = new StoryTests(plan, story, run);
    var names = new TestNames(plan, criterionOfCase);
    run.tests().forEach(test -> tests.take(test, names.claim(test)));
    return tests.evidence();
  }

  /** What is said of a story whose tests could not run at all. */
  static TestEvidence notRun(Story story, String reason) {
    var criteria = story.criteria().stream().map(each -> criterion(each, List.of())).toList();
    return new TestEvidence(story.id(), TestEvidence.Result.NOT_RUN, reason,
        new TestEvidence.Counts(0, 0, 0, 0, 0, 0), criteria, List.of(), List.of(), List.of(), "");
  }

  private void take(TestResult test, Optional<TestNames.Claim> claim) {
    boolean mine = claim.filter(each -> each.story().equals(story.id())).isPresent();
    if (mine) {
      own.add(new Claimed(test, claim.orElseThrow().criteria()));
    }
    if (test.failed()) {
      (mine || claim.isEmpty() || isDone(claim.orElseThrow().story()) ? against : elsewhere).add(test);
    }
  }

  /** Nobody runs the tests of a finished story again: whoever breaks them must hear of it. */
  private boolean isDone(String id) {
    return plan.story(id).map(Story::status).filter(StoryStatus.DONE::equals).isPresent();
  }

  private TestEvidence evidence() {
    boolean failed = !against.isEmpty() || endedBadly();
    return new TestEvidence(story.id(), failed ? TestEvidence.Result.FAILED : TestEvidence.Result.PASSED, reason(),
        counts(), story.criteria().stream().map(each -> criterion(each, testsOf(each))).toList(),
        against.stream().map(TestEvidence.Test::of).toList(), elsewhere.stream().map(TestEvidence.Test::of).toList(),
        run.reports(), run.evidenceHash());
  }

  /** A failed test explains a bad end; without one the end speaks for itself. */
  private boolean endedBadly() {
    return switch (run.ending()) {
      case TestCommand.Ending.Exited exited -> exited.code() != 0 && against.isEmpty() && elsewhere.isEmpty();
      case TestCommand.Ending.TimedOut timedOut -> true;
      case TestCommand.Ending.NotStarted notStarted -> true;
    };
  }

  private String reason() {
    return switch (run.ending()) {
      case TestCommand.Ending.Exited exited -> endedBadly() ? "the command ended with " + exited.code() : "";
      case TestCommand.Ending.TimedOut timedOut -> "ended after the limit of " + timedOut.after().toSeconds() + " s";
      case TestCommand.Ending.NotStarted notStarted -> notStarted.reason();
    };
  }

  private List<TestResult> testsOf(AcceptanceCriterion criterion) {
    return own.stream().filter(each -> each.criteria().contains(criterion.ordinal())).map(Claimed::test).toList();
  }

  private TestEvidence.Counts counts() {
    return new TestEvidence.Counts(run.tests().size(), count(TestResult.Status.PASSED),
        count(TestResult.Status.FLAKY), count(TestResult.Status.SKIPPED), count(TestResult.Status.FAILED), own.size());
  }

  private int count(TestResult.Status status) {
    return (int) run.tests().stream().filter(test -> test.status() == status).count();
  }

  private static TestEvidence.Criterion criterion(AcceptanceCriterion criterion, List<TestResult> tests) {
    return new TestEvidence.Criterion(criterion.ordinal(), ItemText.of(criterion), verified(tests),
        tests.stream().map(TestEvidence.Test::of).toList(), criterion.span());
  }

  private static TestEvidence.Verified verified(List<TestResult> tests) {
    if (tests.stream().anyMatch(TestResult::failed)) {
      return TestEvidence.Verified.FAILED;
    }
    if (tests.stream().anyMatch(TestResult::passed)) {
      return TestEvidence.Verified.PASSED;
    }
    return tests.isEmpty() ? TestEvidence.Verified.NO_TEST : TestEvidence.Verified.SKIPPED;
  }
}
