package io.cflow.processors.bmad.plan;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.processors.bmad.words.Titles;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person should know about one story.
 *
 * @param bare number of the story without its prefix
 * @param sharing how many stories have that number
 */
record StoryCheck(Story story, String bare, int sharing, EpicIndex epics, List<Diagnostic> diagnostics) {

  void check() {
    if (story.hasStatusDrift()) {
      report(DiagnosticCode.STATUS_DRIFT, Severity.WARNING, "sources disagree: " + story.statuses().stream()
          .map(stated -> stated.span() + " says " + stated.raw()).distinct().collect(Collectors.joining(", ")));
    }
    story.statuses().stream().filter(stated -> stated.status() == StoryStatus.UNKNOWN).forEach(this::unknownStatus);
    if (story.epic().isEmpty()) {
      report(DiagnosticCode.ORPHAN_STORY, Severity.INFO, "belongs to no epic");
    } else if (!epics.holds(story.epic())) {
      report(DiagnosticCode.MISSING_EPIC, Severity.INFO, "no document describes epic " + story.epic());
    }
    if (story.retired()) {
      report(DiagnosticCode.RETIRED, Severity.INFO, "is struck out, superseded or archived, or its epic is; not scheduled");
    }
    if (story.isOnlyTracked()) {
      report(DiagnosticCode.ORPHAN_STORY, Severity.WARNING, "is tracked, but described nowhere");
    }
    checkTitles();
    new TaskCheck(story, diagnostics).check();
  }

  private void unknownStatus(StatedStatus stated) {
    diagnostics.add(new Diagnostic(DiagnosticCode.UNKNOWN_STATUS, Severity.WARNING, stated.span(), "unknown status: "
        + stated.raw()));
  }

  private void checkTitles() {
    var titles = story.definitions().stream().map(definition -> definition.title()).filter(title -> !title.isEmpty())
        .toList();
    if (!titles.isEmpty() && titles.stream().anyMatch(title -> !Titles.alike(title, titles.getFirst()))) {
      report(DiagnosticCode.TITLE_DRIFT, Severity.WARNING, "titled differently: "
          + String.join(" / ", titles.stream().distinct().toList()));
    }
    if (sharing > 1) {
      report(DiagnosticCode.DUPLICATE_ID, Severity.WARNING, "the number %s is used for %d stories".formatted(bare,
          sharing));
    }
  }

  private void report(DiagnosticCode code, Severity severity, String message) {
    diagnostics.add(new Diagnostic(code, severity, story.source(), "story %s %s".formatted(story.id(), message)));
  }
}
