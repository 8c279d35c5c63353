package io.cflow.processors.report;

import io.cflow.domain.Dependency;
import io.cflow.domain.Diagnostic;
import io.cflow.domain.Plan;
import io.cflow.domain.Receipt;
import io.cflow.domain.Requirement;
import io.cflow.domain.Severity;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.Story;
import io.cflow.engine.PlanCheck;
import java.util.Comparator;
import java.util.EnumMap;
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

  private static final int SHOWN_WAVES = 8;
  private static final int SHOWN_DRIFTS = 4;
  private static final int SHOWN_WAITS = 5;
  private static final int SHOWN_DIAGNOSTICS = 6;
  private static final int WIDTH = 100;

  private final Plan plan;
  private final Forecast forecast;
  private final TextPage page;

  private InspectText(Plan plan, Style style) {
    this.plan = plan;
    this.forecast = Forecast.of(plan);
    this.page = new TextPage(style == Style.ANSI);
  }

  /** @return lines ending in {@code \n}, free of control characters but for those of the style */
  public static String of(Plan plan, Style style) {
    return new InspectText(plan, style).written();
  }

  private String written() {
    found();
    drift();
    order();
    understood();
    diagnostics();
    next();
    return page.written();
  }

  private void found() {
    page.heading("%s: %s (%s)".formatted(Markup.line(plan.project(), 100),
        Markup.count(plan.documents().size(), "document", "documents"), Markup.line(plan.flavour(), 40)));
    page.wrapped("documents     ", plan.documents().isEmpty() ? "none" : Census.documents(plan), WIDTH);
    page.line("requirements  " + requirements());
    page.line("epics         " + plan.epics().size());
    page.line("stories       " + (plan.stories().isEmpty()
        ? "none" : plan.stories().size() + ": " + Census.statuses(plan.stories())));
  }

  private String requirements() {
    var uncovered = uncovered();
    return "%d functional, %d non-functional%s%s".formatted(
        plan.requirements(Requirement.Kind.FUNCTIONAL).size(),
        plan.requirements(Requirement.Kind.NON_FUNCTIONAL).size(),
        plan.requirements(Requirement.Kind.CONSTRAINT).isEmpty()
            ? "" : ", " + Markup.count(plan.requirements(Requirement.Kind.CONSTRAINT).size(), "constraint", "constraints"),
        uncovered.isEmpty() || plan.stories().isEmpty()
            ? "" : "; %d functional served by no story: %s".formatted(uncovered.size(), some(uncovered, 6)));
  }

  private List<String> uncovered() {
    return Traceability.of(plan, List.of()).requirements().stream()
        .filter(trace -> !trace.isCovered() && trace.requirement().kind() == Requirement.Kind.FUNCTIONAL)
        .map(trace -> trace.requirement().id())
        .toList();
  }

  private void drift() {
    var drifts = Drift.of(plan);
    if (drifts.isEmpty()) {
      return;
    }
    page.heading("Disagreement: %s".formatted(
        Markup.count(drifts.size(), "story states different statuses", "stories state different statuses")));
    drifts.stream()
        .collect(Collectors.groupingBy(Drift::kind, () -> new EnumMap<>(Drift.Kind.class), Collectors.toList()))
        .forEach(this::driftOf);
    page.line("until then the engine goes by the lower of the two");
  }

  private void driftOf(Drift.Kind kind, List<Drift> drifts) {
    page.line("%d where %s; repair: %s".formatted(drifts.size(), kind.finding(), kind.repair()));
    drifts.stream().limit(SHOWN_DRIFTS).forEach(drift -> page.line("  %s  %s".formatted(
        Markup.line(drift.story().id(), 20), said(drift))));
    rest(drifts.size() - SHOWN_DRIFTS);
  }

  private static String said(Drift drift) {
    return drift.statements().stream()
        .map(stated -> "%s \"%s\"".formatted(source(stated.source()), Markup.line(stated.raw(), 30)))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String source(Source source) {
    return switch (source) {
      case STORY_FILE -> "file";
      case TRACKER -> "tracker";
      case PLANNING -> "planning";
    };
  }

  private void order() {
    if (!forecast.cycle().isEmpty()) {
      page.heading("Order: none, because stories wait for each other");
      page.wrapped("", PlanCheck.refusal(plan).map(PlanCheck.Refused::reason).orElse(""), WIDTH);
    } else if (forecast.left() > 0) {
      page.heading("Order: " + Outlook.sentence(forecast));
      waves();
      if (forecast.longestChain().size() > 1) {
        page.wrapped("longest chain  ", forecast.longestChain().stream()
            .map(id -> Markup.line(id, 20)).collect(Collectors.joining(" > ")), WIDTH);
      }
      waits();
    }
  }

  private void waves() {
    for (int i = 0; i < Math.min(SHOWN_WAVES, forecast.waves().size()); i++) {
      var wave = forecast.waves().get(i);
      page.line("wave %-3d %s".formatted(i + 1, some(i == 0 ? withStatus(wave) : wave, i == 0 ? 5 : 12)));
    }
    rest(forecast.waves().size() - SHOWN_WAVES);
  }

  private List<String> withStatus(List<String> ids) {
    return ids.stream()
        .map(id -> id + " " + plan.story(id).map(Story::status).map(Markup::words).orElse(""))
        .toList();
  }

  private void waits() {
    var stated = forecast.edges().stream().filter(edge -> edge.strength() == Dependency.Strength.HARD).toList();
    stated.stream().limit(SHOWN_WAITS).forEach(edge -> page.line("%s waits for %s: %s (%s)".formatted(
        Markup.line(edge.from(), 20), Markup.line(edge.to(), 20), Markup.line(edge.reason(), 60),
        Markup.line(edge.evidence().toString(), 120))));
    rest(stated.size() - SHOWN_WAITS);
  }

  private void understood() {
    int nodes = plan.receipt().entries().stream().mapToInt(Receipt.Entry::nodes).sum();
    var unmapped = plan.receipt().entries().stream().flatMap(entry -> entry.unmapped().stream()).toList();
    if (nodes > 0) {
      page.heading(unmapped.isEmpty()
          ? "Understood: all of %d nodes".formatted(nodes)
          : "Understood: %d of %d nodes".formatted(nodes - unmapped.size(), nodes));
      unmapped.stream().limit(2).forEach(span -> page.line("not understood: " + Markup.line(span.toString(), 140)));
      rest(unmapped.size() - 2);
    }
  }

  private void diagnostics() {
    if (plan.diagnostics().isEmpty()) {
      return;
    }
    page.heading("Findings: " + Census.severities(plan.diagnostics()));
    page.wrapped("", counts(plan.diagnostics()), WIDTH);
    var serious = plan.diagnostics().stream()
        .filter(diagnostic -> diagnostic.severity() != Severity.INFO)
        .sorted(Comparator.comparing(Diagnostic::severity).reversed().thenComparing(Diagnostic::span))
        .toList();
    serious.stream().limit(SHOWN_DIAGNOSTICS).forEach(each -> page.line("%s %s: %s".formatted(
        Markup.line(each.span().toString(), 120), Census.noun(each.severity()), Markup.line(each.message(), 120))));
    rest(serious.size() - SHOWN_DIAGNOSTICS);
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
    NextSteps.of(plan, forecast).forEach(step -> page.wrapped("- ", step, WIDTH));
  }

  private static String some(List<String> all, int shown) {
    var text = all.stream().limit(shown).map(each -> Markup.line(each, 40)).collect(Collectors.joining(", "));
    return all.size() > shown ? text + " and %d more".formatted(all.size() - shown) : text;
  }

  private void rest(int more) {
    if (more > 0) {
      page.line("  … and %d more".formatted(more));
    }
  }
}
