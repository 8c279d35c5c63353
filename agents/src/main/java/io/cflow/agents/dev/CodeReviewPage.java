package io.cflow.agents.dev;

import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Table;
import io.cflow.domain.Severity;
import java.util.List;
import java.util.Locale;

/** A review for people: findings first, then what was and was not looked at. */
final class CodeReviewPage {

  private final CodeReview review;

  CodeReviewPage(CodeReview review) {
    this.review = review;
  }

  MarkdownReport written(MarkdownReport page) {
    var findings = Table.of("Severity", "Rule", "Finding", "Where", "Fingerprint");
    review.findings().forEach(finding -> findings.row(Inline.text(word(finding.severity()) + mark(finding)),
        Inline.code(finding.rule()), Inline.text(finding.message()), Inline.at(finding.place()),
        Inline.code(finding.fingerprint())));
    var files = Table.of("File", "Listed as", "Here", "Lines");
    review.files().forEach(file -> files.row(Inline.code(file.path()), Inline.text(file.change()),
        Inline.text(file.state().name().toLowerCase(Locale.ROOT)), Inline.number(file.lines())));
    return page.section("Findings").table(findings, "No rule found anything.")
        .section("Files").table(files, "None.")
        .section("Limits").bullets(limits());
  }

  private List<Inline> limits() {
    boolean java = review.files().stream().anyMatch(file -> file.path().endsWith(".java"));
    return List.of(
        Inline.text("High sends the story back, medium is a concern of the gate, low is for reading."),
        Inline.text((java ? "Java files were read by PMD 7 with rules for mistakes, without their libraries. " : "")
            + "Every file was searched for secrets and left notes, the File List compared with the files."),
        Inline.text("Whole files, not only changed lines. Whether the code does what the story asks is not judged."));
  }

  private String mark(Finding finding) {
    return review.fresh().size() < review.findings().size() && review.fresh().contains(finding.fingerprint())
        ? " (new)" : "";
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "high";
      case WARNING -> "medium";
      case INFO -> "low";
    };
  }
}
