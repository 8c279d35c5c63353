package io.cflow.processors.bmad.plan;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Discrepancy;
import io.cflow.domain.Plan;
import io.cflow.domain.Severity;
import io.cflow.engine.CycleReport;
import io.cflow.engine.PlanCheck;
import io.cflow.engine.Reconciliation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What shows only when everything has been put together. */
public final class WholePlanCheck {

  private WholePlanCheck() {}

  public static List<Diagnostic> of(Plan plan) {
    return Stream.concat(cycles(plan), epics(plan)).toList();
  }

  private static Stream<Diagnostic> cycles(Plan plan) {
    var report = CycleReport.of(plan);
    return report.paths().stream().map(path -> new Diagnostic(DiagnosticCode.DEP_CYCLE, Severity.WARNING,
        path.getFirst().because().evidence(), "these stories wait for each other: " + PlanCheck.path(path)));
  }

  private static Stream<Diagnostic> epics(Plan plan) {
    return Reconciliation.of(plan).stream().filter(drift -> drift.kind() == Discrepancy.Kind.EPIC)
        .map(drift -> new Diagnostic(DiagnosticCode.STATUS_DRIFT, Severity.WARNING, drift.claims().getFirst().span(),
            "epic %s: sources disagree: %s".formatted(drift.subject(), drift.claims().stream()
                .map(claim -> claim.span() + " says " + claim.value()).collect(Collectors.joining(", ")))));
  }
}
