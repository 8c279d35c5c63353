package io.cflow.processors.report;

import io.cflow.domain.Discrepancy;
import io.cflow.domain.Plan;

/** About what the documents disagree, sort by sort, and how they would agree again. */
final class DriftText {

  private static final int SHOWN_ROWS = 3;
  private static final int SHOWN_VALUE = 40;

  private final Plan plan;
  private final TextPage page;

  DriftText(Plan plan, TextPage page) {
    this.plan = plan;
    this.page = page;
  }

  void write() {
    var groups = DriftGroup.of(plan);
    if (!groups.isEmpty()) {
      page.heading("Disagreement");
      groups.forEach(this::group);
    }
  }

  private void group(DriftGroup group) {
    page.wrapped("", group.sentence() + ": " + group.reason());
    group.rows().stream().limit(SHOWN_ROWS).forEach(this::row);
    page.rest(group.rows().size() - SHOWN_ROWS);
    page.wrapped("  repair: ", group.repair());
  }

  private void row(Discrepancy row) {
    var proposed = row.proposed().isEmpty() ? "somebody must say" : Markup.line(Wording.of(row.proposed()), SHOWN_VALUE);
    page.line("  %s  %s -> %s".formatted(
        TextPage.id(row.subject()), DriftGroup.claims(row, SHOWN_VALUE), proposed));
  }
}
