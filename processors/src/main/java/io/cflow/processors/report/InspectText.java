package io.cflow.processors.report;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code cflow inspect} says to a person: what was found, what disagrees, what can be worked when, what was not
 * understood, and what to do next. A screen or two, however large the project is; the reports hold the rest.
 */
public final class InspectText {

  /** Whether headings are made bold for a terminal. */
  public enum Style {
    PLAIN,
    ANSI
  }

  /** How much of what was not understood is shown. */
  public enum Detail {
    WORST,
    EVERYTHING
  }

  private static final int SHOWN_DIAGNOSTICS = 6;

  private final Plan plan;
  private final Forecast forecast;
  private final TextPage page;

  private InspectText(Plan plan, Style style) {
    this.plan = plan;
    this.forecast = Forecast.of(plan);
    this.page = new TextPage(style == Style.ANSI);
  }

  /** @return lines ending in {@code \n}, free of control characters but for those of the style */
  public static String of(Plan plan, Style style, Detail detail) {
    return new InspectText(plan, style).written(detail);
  }

  private String written(Detail detail) {
    found();
    new DriftText(plan, page).write();
    new OrderText(plan, forecast, page).write();
    new ReceiptText(plan.receipt(), page).write(detail == Detail.EVERYTHING);
    diagnostics();
    next();
    return page.written();
  }

  private void found() {
    page.heading("%s: %s (%s)".formatted(Markup.line(plan.project(), 100),
        Markup.count(plan.documents().size(), "document", "documents"), Markup.line(plan.flavour(), 40)));
    page.wrapped("documents     ", plan.documents().isEmpty() ? "none" : Census.documents(plan));
    page.wrapped("requirements  ", requirements());
    page.line("epics         " + plan.epics().size());
    page.line("stories       " + (plan.stories().isEmpty()
        ? "none" : plan.stories().size() + ": " + Census.statuses(plan.stories())));
    var judged = Census.judgements(plan);
    if (!judged.isEmpty()) {
      page.wrapped("judged        ", judged);
    }
  }

  private String requirements() {
    var counts = new ArrayList<String>();
    counts.add(plan.requirements(Requirement.Kind.FUNCTIONAL).size() + " functional");
    long unnumbered = plan.requirements().stream().filter(Requirement::synthetic).count();
    counts.add(plan.requirements(Requirement.Kind.NON_FUNCTIONAL).size() + " non-functional"
        + (unnumbered == 0 ? "" : " (%d without an id)".formatted(unnumbered)));
    int constraints = plan.requirements(Requirement.Kind.CONSTRAINT).size();
    if (constraints > 0) {
      counts.add(Markup.count(constraints, "constraint", "constraints"));
    }
    return String.join(", ", counts) + uncovered();
  }

  private String uncovered() {
    var trace = Traceability.of(plan, List.of());
    var uncovered = trace.requirements(true, false).stream().map(each -> each.requirement().id()).toList();
    if (uncovered.isEmpty() || plan.stories().isEmpty()) {
      return "";
    }
    return trace.requirements(true, true).isEmpty()
        ? "; no story says which of them it serves"
        : "; %d functional served by no story: %s".formatted(uncovered.size(), TextPage.some(uncovered, 6));
  }

  private void diagnostics() {
    if (plan.diagnostics().isEmpty()) {
      return;
    }
    page.heading("Findings: " + Census.severities(plan.diagnostics()));
    page.wrapped("", counts(plan.diagnostics()));
    var serious = plan.diagnostics().stream()
        .filter(diagnostic -> diagnostic.severity() != Severity.INFO)
        .filter(diagnostic -> diagnostic.code() != DiagnosticCode.STATUS_DRIFT)
        .sorted(Comparator.comparing(Diagnostic::severity).reversed().thenComparing(Diagnostic::span))
        .toList();
    var advised = EnumSet.noneOf(DiagnosticCode.class);
    serious.stream().limit(SHOWN_DIAGNOSTICS).forEach(each -> {
      page.line("%s %s: %s".formatted(
          TextPage.place(each.span()), Census.noun(each.severity()), Markup.line(each.message(), 120)));
      if (advised.add(each.code())) {
        page.line("  next: " + each.code().next());
      }
    });
    page.rest(serious.size() - SHOWN_DIAGNOSTICS);
  }

  private static String counts(List<Diagnostic> diagnostics) {
    Map<String, Long> counts = diagnostics.stream()
        .collect(Collectors.groupingBy(each -> each.code().name(), Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }

  private void next() {
    page.heading("Next");
    NextSteps.of(plan, forecast).forEach(step -> page.wrapped("- ", step));
  }
}
