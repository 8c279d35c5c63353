package io.cflow.agents.dev;

import io.cflow.agents.Confidence;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.agents.StoryFolder;
import io.cflow.domain.Capability;
import io.cflow.domain.Document;
import io.cflow.domain.Feedback;
import io.cflow.domain.Outcome;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import io.cflow.port.Assignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reviews the files a story lists, as they are: by rules, without a quota of findings and without a judge of sense. */
final class PerformCodeReview implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.PERFORM_CODE_REVIEW, "review/1", Confidence.COMPUTED);
  private static final int MOST_FILES = 300;

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

  private static Outcome perform(Assignment assignment, Story story) {
    if (assignment.workspace().isEmpty()) {
      return suspended("no source files here to review");
    }
    if (story.files().isEmpty()) {
      return suspended("story " + story.id() + " has no File List: nothing says which files to review");
    }
    var workspace = new WorkspaceFiles(assignment.workspace().get().root());
    var files = story.files().stream().limit(MOST_FILES).map(entry -> workspace.read(entry.path())).toList();
    var documents = assignment.plan().documents().stream().map(Document::path).toList();
    if (files.stream().noneMatch(file -> file.isRead() && !documents.contains(file.path()))) {
      return suspended("none of the %d files in the File List of story %s is here, planning documents aside"
          .formatted(files.size(), story.id()));
    }
    return outcome(story, review(story, files, known(assignment)));
  }

  private static Outcome suspended(String reason) {
    return new Outcome.Suspended(Outcome.Need.PERSON, reason, List.of());
  }

  private static CodeReview review(Story story, List<WorkspaceFile> files, Set<String> known) {
    var readable = files.stream().filter(WorkspaceFile::isRead).toList();
    var findings = Stream.of(
        new FileListReview(story, files).findings(),
        JavaReview.of(readable),
        readable.stream().flatMap(file -> LineScan.of(file).stream()).toList())
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::place)
            .thenComparing(Finding::rule).thenComparing(Finding::message)).toList();
    var numbered = numbered(findings);
    return new CodeReview(story.id(), story.title(), listed(story, files), numbered,
        numbered.stream().map(Finding::fingerprint).filter(fingerprint -> !known.contains(fingerprint)).toList());
  }

  private static List<Finding> numbered(List<Finding> findings) {
    var seen = new HashMap<String, Integer>();
    return findings.stream().map(finding -> finding.numbered(seen.merge(finding.fingerprint(), 1, Integer::sum) - 1))
        .toList();
  }

  private static List<CodeReview.Listed> listed(Story story, List<WorkspaceFile> files) {
    var listed = new ArrayList<CodeReview.Listed>();
    for (int i = 0; i < files.size(); i++) {
      listed.add(new CodeReview.Listed(files.get(i).path(), story.files().get(i).change(), files.get(i).state(),
          files.get(i).lines().size()));
    }
    return listed;
  }

  /** Fingerprints of the review of the attempt before, if there was one. */
  private static Set<String> known(Assignment assignment) {
    var known = new HashSet<String>();
    assignment.artifact(StoryFolder.path(assignment.task().story(), "review.json")).ifPresent(review -> {
      try {
        JsonMapper.shared().readTree(review.content()).path("content").path("findings")
            .forEach(finding -> known.add(finding.path("fingerprint").asString("")));
      } catch (JacksonException notOurs) {
        // An unreadable review makes every finding a new one, which is the safe side.
      }
    });
    return known;
  }

  private static Outcome outcome(Story story, CodeReview review) {
    var report = MAKER.report(summary(review), places(story, review), List.of(), review);
    var page = new CodeReviewPage(review).written(
        report.page(StoryFolder.path(story.id(), "review.md"), "Code review: Story " + story.id()));
    var artifacts = report.succeeded(page).artifacts();
    var feedback = review.findings().stream().filter(finding -> finding.severity() == Severity.ERROR)
        .map(PerformCodeReview::feedback).toList();
    return feedback.isEmpty() ? new Outcome.Succeeded(report.summary(), artifacts)
        : new Outcome.Rejected(report.summary(), feedback, artifacts);
  }

  private static Feedback feedback(Finding finding) {
    return new Feedback(finding.fingerprint(), finding.severity(),
        "%s: %s: %s".formatted(finding.place(), finding.rule(), finding.message()));
  }

  private static List<SourceSpan> places(Story story, CodeReview review) {
    return Stream.concat(Stream.of(story.source()), review.findings().stream().map(Finding::place)).toList();
  }

  private static String summary(CodeReview review) {
    return "%d of %d listed files reviewed: %d high, %d medium, %d low findings, %d of them new".formatted(
        review.read(), review.files().size(), count(review, Severity.ERROR), count(review, Severity.WARNING),
        count(review, Severity.INFO), review.fresh().size());
  }

  private static long count(CodeReview review, Severity severity) {
    return review.findings().stream().filter(finding -> finding.severity() == severity).count();
  }
}
