package io.cflow.processors.bmad.plan;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.words.EpicHeading;
import java.util.List;
import java.util.regex.Pattern;

/** Whether epics and stories stand where, and are numbered as, everybody expects them. */
record PlaceCheck(EpicIndex epics, List<Diagnostic> diagnostics) {

  /** A number of more than digits: BMAD's own tools read the digits and take the rest for a title. */
  private static final Pattern UNUSUAL = Pattern.compile("(\\d+)(?:(?:\\.\\d+)+\\p{Alpha}?|\\p{Alpha})");

  void check(EpicDraft epic) {
    var unusual = UNUSUAL.matcher(epic.number());
    if (unusual.matches()) {
      epic.sightings().stream().filter(sighting -> !sighting.weak()).forEach(sighting -> report(
          DiagnosticCode.SUSPECT_HEADING, Severity.INFO, SourceSpan.line(sighting.path(), sighting.span().firstLine()),
          "BMAD's own tools file epic %s under epic %s".formatted(epic.number(), unusual.group(1))));
    }
    if (epic.isOnlyTracked()) {
      report(DiagnosticCode.MISSING_EPIC, Severity.WARNING, epic.sightings().getFirst().span(),
          "epic %s is tracked, but described nowhere".formatted(epic.id()));
    }
    if (epic.isRetired()) {
      report(DiagnosticCode.RETIRED, Severity.INFO, epic.sightings().getFirst().span(),
          "epic %s is struck out, superseded or archived; its stories are not scheduled".formatted(epic.id()));
    }
  }

  /** A story belongs to the epic of its number, wherever it is printed. */
  void check(StoryDraft story) {
    var number = story.number();
    if (number != null && epics.holds(story.epic())) {
      story.sightings().stream().filter(sighting -> !sighting.isFile() && !sighting.weak())
          .filter(sighting -> !sighting.epic().isEmpty() && !isOf(sighting, story.epic()))
          .filter(sighting -> !EpicHeading.key(sighting.epic()).equals(number.epic()))
          .forEach(sighting -> report(DiagnosticCode.ID_MISMATCH, Severity.WARNING,
              SourceSpan.line(sighting.path(), sighting.definition().span().firstLine()),
              "story %s is printed under epic %s, but numbered for epic %s".formatted(
                  story.id(), sighting.epic(), story.epic())));
    }
  }

  private boolean isOf(StorySighting sighting, String epic) {
    return epics.numbered(sighting.epic()).stream().anyMatch(found -> found.id().equals(epic));
  }

  private void report(DiagnosticCode code, Severity severity, SourceSpan span, String message) {
    diagnostics.add(new Diagnostic(code, severity, span, message));
  }
}
