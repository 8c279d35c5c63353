package io.cflow.agents.pm;

import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Report;
import io.cflow.agents.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A product strategy for people: goals, then what is wrong, then canvas and SWOT. */
final class StrategyPage {

  /** The boxes of A. Maurya's Lean Canvas; a box without a theme no BMAD document has a place for. */
  private static final List<Map.Entry<String, Optional<Theme>>> CANVAS = List.of(
      box("Problem", Theme.PROBLEM), box("Customer segments", Theme.USERS),
      box("Unique value proposition", Theme.DIFFERENCE), box("Solution", Theme.SOLUTION),
      box("Channels", Theme.CHANNELS), box("Revenue and cost", Theme.MONEY), box("Key metrics", Theme.METRICS),
      Map.entry("Unfair advantage", Optional.empty()));
  private static final List<Map.Entry<String, Optional<Theme>>> SWOT = List.of(
      box("Strengths", Theme.DIFFERENCE), box("Weaknesses", Theme.CONSTRAINTS), box("Opportunities", Theme.FUTURE),
      box("Threats", Theme.RISKS));

  private final Strategy strategy;

  StrategyPage(Strategy strategy) {
    this.strategy = strategy;
  }

  MarkdownReport written(MarkdownReport page) {
    page.section("Objectives and key results").table(goals(), "No section states a goal.");
    if (!strategy.goals().isEmpty()) {
      page.paragraph(strategy.explicit()
          ? "Served by: as the documents say; ~ marks a match by shared words only."
          : "No document says which requirement serves which goal: ~ marks matches by at least two shared words.");
    }
    counterMetrics(page);
    coherence(page);
    page.section("Lean Canvas").table(boxes(CANVAS), "");
    return page.section("SWOT, as far as the documents go").table(boxes(SWOT), "");
  }

  private Table goals() {
    var table = Table.of("Objective", "Key result", "Served by", "Where");
    strategy.goals().forEach(goal -> table.row(Inline.text(goal.name()),
        Inline.text(keyResult(goal)),
        Inline.text(served(goal)), Inline.at(goal.source())));
    return table;
  }

  private static String keyResult(Goal goal) {
    if (!goal.isMeasured()) {
      return Report.needsInput("measure");
    }
    return goal.keyResult().equals(goal.name()) ? "in the objective itself" : goal.keyResult();
  }

  private static String served(Goal goal) {
    if (goal.served().isEmpty()) {
      return "–";
    }
    return (goal.serves().isEmpty() ? "~ " : "") + String.join(", ", goal.served());
  }

  private void counterMetrics(MarkdownReport page) {
    if (!strategy.counterMetrics().isEmpty()) {
      page.subsection("Counter-metrics").bullets(strategy.counterMetrics().stream().map(quote ->
          Inline.of(Inline.text(quote.text()), Inline.at(quote.source()))).toList());
    }
  }

  private void coherence(MarkdownReport page) {
    var aimless = Table.of("Requirement", "Text", "Where");
    strategy.aimless().forEach(each -> aimless.row(Inline.text(each.requirement()), Inline.text(each.text()),
        Inline.at(each.source())));
    page.section("Requirements that serve no goal").table(aimless, strategy.explicit() ? "None."
        : "Cannot be told: no document says which requirement serves which goal.");
    var tensions = Table.of("Requirement", "Text", "Close to the non-goal", "Where");
    strategy.tensions().forEach(each -> tensions.row(Inline.text(each.requirement()), Inline.text(each.text()),
        Inline.text(each.nonGoal()), Inline.at(each.source())));
    if (!tensions.isEmpty()) {
      page.section("Requirements close to a non-goal").table(tensions, "");
    }
    if (!strategy.conflicts().isEmpty()) {
      page.section("Measured differently in two places").bullets(
          strategy.conflicts().stream().map(Inline::text).toList());
    }
  }

  private Table boxes(List<Map.Entry<String, Optional<Theme>>> boxes) {
    var table = Table.of("Box", "The documents say", "Where");
    boxes.forEach(box -> {
      var stated = box.getValue().flatMap(this::stated);
      table.row(Inline.text(box.getKey()),
          Inline.text(stated.map(each -> String.join("; ", each.statements()))
              .orElse("not stated")),
          stated.map(each -> Inline.at(each.source())).orElse(Inline.text("–")));
    });
    return table;
  }

  private Optional<Theme.Stated> stated(Theme theme) {
    return strategy.themes().stream().filter(each -> each.theme() == theme).findFirst();
  }

  private static Map.Entry<String, Optional<Theme>> box(String name, Theme theme) {
    return Map.entry(name, Optional.of(theme));
  }
}
