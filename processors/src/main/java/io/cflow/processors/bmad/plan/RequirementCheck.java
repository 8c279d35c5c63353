package io.cflow.processors.bmad.plan;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Requirement;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.RequirementId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the requirements that are named exist, and whether a whole document and its shards word them alike. */
final class RequirementCheck {

  private final Set<String> known;
  private final Set<Requirement.Kind> kinds;
  private final Set<String> reported = new HashSet<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  RequirementCheck(List<Requirement> requirements) {
    known = requirements.stream().map(Requirement::id).collect(Collectors.toSet());
    kinds = requirements.stream().map(Requirement::kind).collect(Collectors.toSet());
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Where no document defines requirements of a kind, a missing one is no news. */
  void named(String by, Collection<String> ids, SourceSpan place) {
    ids.stream().filter(id -> !known.contains(id) && kinds.contains(RequirementId.kind(id)) && reported.add(id))
        .forEach(id -> diagnostics.add(new Diagnostic(DiagnosticCode.MISSING_REQUIREMENT, Severity.WARNING,
            SourceSpan.line(place.path(), place.firstLine()), "%s names %s, which is defined nowhere".formatted(by, id))));
  }

  /** @param found every definition that was read, copies included */
  void compare(List<Requirement> found) {
    found.stream().collect(Collectors.groupingBy(Requirement::id)).values().stream()
        .filter(copies -> copies.size() > 1).forEach(this::compareCopies);
  }

  private void compareCopies(List<Requirement> copies) {
    for (var whole : copies) {
      copies.stream().filter(copy -> isShardOf(whole, copy) && !wording(whole).equals(wording(copy))).findFirst()
          .ifPresent(copy -> diagnostics.add(new Diagnostic(DiagnosticCode.WHOLE_SHARD_CONFLICT, Severity.WARNING,
              whole.source(), "%s is worded differently in the whole document (%s) and in its shard (%s); the shard "
                  .formatted(whole.id(), whole.source(), copy.source()) + "counts")));
    }
  }

  /** {@code docs/prd.md} was cut into the files of {@code docs/prd/}. */
  private static boolean isShardOf(Requirement whole, Requirement copy) {
    var path = whole.source().path();
    int end = path.lastIndexOf('.');
    return end > 0 && copy.source().path().startsWith(path.substring(0, end) + "/");
  }

  private static String wording(Requirement requirement) {
    return Plain.words(requirement.text());
  }
}
