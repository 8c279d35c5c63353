package io.cflow.processors.report;

import io.cflow.domain.Plan;
import io.cflow.domain.StatedStatus.Source;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;

/** Which stories' documents disagree, and what to do about each kind of disagreement. */
final class DriftText {

  private static final int SHOWN_DRIFTS = 4;

  private final Plan plan;
  private final TextPage page;

  DriftText(Plan plan, TextPage page) {
    this.plan = plan;
    this.page = page;
  }

  void write() {
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
    page.line("%d where %s".formatted(drifts.size(), kind.finding()));
    drifts.stream().limit(SHOWN_DRIFTS).forEach(drift -> page.line("  %s  %s".formatted(
        TextPage.id(drift.story().id()), said(drift))));
    page.rest(drifts.size() - SHOWN_DRIFTS);
    page.wrapped("  repair: ", kind.repair());
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
}
