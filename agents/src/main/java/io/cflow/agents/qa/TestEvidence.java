package io.cflow.agents.qa;

import io.cflow.domain.SourceSpan;
import java.util.List;

/**
 * What the tests of a project say about one story.
 *
 * @param run numbers of the whole run
 * @param criteria every criterion of the story, whether a test names it or not
 * @param failures failed tests that count against this story: its own, those that name no story, and those of
 *     stories that were done before
 * @param elsewhere failed tests of other open stories
 * @param evidenceHash SHA-256 over names and results of all tests of the run, empty when nothing ran
 */
record TestEvidence(
    String story, Result result, String reason, Counts run, List<Criterion> criteria, List<Test> failures,
    List<Test> elsewhere, List<String> reports, String evidenceHash) {

  enum Result { PASSED, FAILED, NOT_RUN }

  enum Verified { PASSED, FAILED, SKIPPED, NO_TEST }

  record Counts(int tests, int passed, int flaky, int skipped, int failed, int ofThisStory) {}

  record Test(String name, TestResult.Status status, String message) {
    static Test of(TestResult result) {
      return new Test(result.fullName(), result.status(), result.message());
    }
  }

  record Criterion(int ordinal, String text, Verified verified, List<Test> tests, SourceSpan source) {}

  boolean failed() {
    return result == Result.FAILED;
  }

  long verifiedCriteria() {
    return criteria.stream().filter(each -> each.verified() == Verified.PASSED).count();
  }
}
