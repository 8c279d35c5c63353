package io.cflow.processors.bmad;

import io.cflow.domain.Discrepancy;
import io.cflow.domain.Plan;
import io.cflow.engine.Reconciliation;
import java.util.List;
import java.util.Locale;

/**
 * A disagreement as JSON.
 *
 * @param command what would repair it, empty where only a person can
 */
record DriftView(
    String kind, String subject, String field, List<Value> values, String proposed, String reason, String command) {

  record Value(String source, String value, String path, int line) {}

  static List<DriftView> of(Plan plan) {
    return Reconciliation.of(plan).stream().map(DriftView::of).toList();
  }

  private static DriftView of(Discrepancy drift) {
    return new DriftView(word(drift.kind()), drift.subject(), word(drift.field()),
        drift.claims().stream().map(DriftView::value).toList(), drift.proposed(), drift.reason(),
        drift.repairable() ? "cflow sync DIR --repair" : "");
  }

  private static Value value(Discrepancy.Claim claim) {
    return new Value(word(claim.source()), claim.value(), claim.span().path(), claim.span().firstLine());
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
