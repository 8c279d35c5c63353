package io.cflow.processors.bmad.plan;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Requirement;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.words.RequirementId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the requirements that epics and stories name exist. */
final class RequirementCheck {

  private final Set<String> known;
  private final Set<Requirement.Kind> kinds;
  private final Set<String> reported = new HashSet<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  RequirementCheck(List<Requirement> requirements) {
    known = requirements.stream().map(Requirement::number).collect(Collectors.toSet());
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
}
