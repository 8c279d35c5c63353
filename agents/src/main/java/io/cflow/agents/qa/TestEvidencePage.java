package io.cflow.agents.qa;

import io.cflow.agents.Escape;
import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Table;
import java.util.List;

/** The evidence of a test run for people. */
final class TestEvidencePage {

  private final TestEvidence evidence;
  private final MarkdownReport page;

  TestEvidencePage(TestEvidence evidence, MarkdownReport page) {
    this.evidence = evidence;
    this.page = page;
  }

  MarkdownReport written() {
    failures("Failed", evidence.failures());
    criteria();
    failures("Failed elsewhere: tests of other open stories, not counted here", evidence.elsewhere());
    run();
    return page;
  }

  private void criteria() {
    var table = Table.of("Criterion", "Verified", "Tests", "Where");
    evidence.criteria().forEach(each -> table.row(
        Inline.text("AC%d %s".formatted(each.ordinal(), Escape.excerpt(each.text(), 90))),
        Inline.text(word(each.verified())), Inline.text(names(each.tests())), Inline.at(each.source())));
    page.section("Criteria").table(table, "The story states no criteria.");
    if (evidence.criteria().stream().anyMatch(each -> each.verified() == TestEvidence.Verified.NO_TEST)) {
      page.paragraph(root -> "A test belongs to a criterion when its name says so:",
          Inline.code("story_%s_ac1_…".formatted(evidence.story().replaceAll("[^A-Za-z0-9]+", "_"))),
          root -> "or a case id of the test plan.");
    }
  }

  private void failures(String title, List<TestEvidence.Test> tests) {
    var table = Table.of("Test", "Message");
    tests.forEach(test -> table.row(Inline.code(test.name()), Inline.text(test.message())));
    if (!table.isEmpty()) {
      page.section(title).table(table, "");
    }
  }

  private void run() {
    if (evidence.result() == TestEvidence.Result.NOT_RUN) {
      return;
    }
    var run = evidence.run();
    page.section("Run").bullets(List.of(
        Inline.text("%d tests: %d passed, %d flaky, %d skipped, %d failed; %d name this story".formatted(
            run.tests(), run.passed(), run.flaky(), run.skipped(), run.failed(), run.ofThisStory())),
        Inline.text("Reports: " + String.join(", ", evidence.reports())),
        Inline.text("Evidence: SHA-256 " + evidence.evidenceHash())));
  }

  private static String word(TestEvidence.Verified verified) {
    return switch (verified) {
      case PASSED -> "yes";
      case FAILED -> "no: failed";
      case SKIPPED -> "no: skipped";
      case NO_TEST -> "no test";
    };
  }

  private static String names(List<TestEvidence.Test> tests) {
    return String.join(", ", tests.stream().map(test -> test.name() + " " + mark(test.status())).toList());
  }

  private static String mark(TestResult.Status status) {
    return switch (status) {
      case PASSED -> "✓";
      case FLAKY -> "(flaky)";
      case SKIPPED -> "(skipped)";
      case FAILED -> "✗";
    };
  }
}
