package io.cflow.processors.bmad;

import io.cflow.domain.Dependency;
import io.cflow.domain.OrderStatement;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import io.cflow.engine.CycleReport;
import java.util.List;

/**
 * Stories that wait for each other, as JSON.
 *
 * @param minimum whether no smaller cut exists
 */
record CyclesView(List<List<Step>> paths, List<Statement> cut, boolean minimum) {

  record Step(String from, String to, Statement because) {}

  record Statement(String from, String to, String basis, String reason, List<String> places) {}

  static CyclesView of(Plan plan) {
    var report = CycleReport.of(plan);
    return new CyclesView(
        report.paths().stream().map(path -> path.stream().map(CyclesView::step).toList()).toList(),
        report.cut().stream().map(CyclesView::statement).toList(), report.minimum());
  }

  private static Step step(CycleReport.Step step) {
    return new Step(step.from(), step.to(), statement(step.because()));
  }

  private static Statement statement(OrderStatement said) {
    var epic = said instanceof Dependency ? "" : "epic ";
    return new Statement(epic + said.from(), epic + said.to(), DriftView.word(said.basis()), said.reason(),
        places(said));
  }

  /** Every place that says it, the one that counts first. */
  static List<String> places(OrderStatement said) {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(said.evidence()), said.repeats().stream())
        .map(SourceSpan::toString).toList();
  }
}
