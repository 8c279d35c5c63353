package io.cflow.agents.pm;

import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Table;
import java.util.Locale;

/** Priorities for people: the order first, because that is what they came for. */
final class PrioritiesPage {

  private final Priorities priorities;

  PrioritiesPage(Priorities priorities) {
    this.priorities = priorities;
  }

  MarkdownReport written(MarkdownReport page) {
    if (priorities.items().isEmpty()) {
      return page;
    }
    page.section("Order").paragraph("Work under way first, then by rank, each story after those it waits for.")
        .numbered(priorities.order().stream().map(PrioritiesPage::step).toList());
    page.section("WSJF").paragraph("(value + time criticality + enablement) / size. A figure without a mark is stated;"
        + " ° is derived from the documents, * is a default. ± is the range of ranks while one input is 20 % off,"
        + " default the range while an unstated one runs over its scale from 1 to 8.").table(wsjf(), "");
    var defaults = Table.of("Input", "Rule", "Stories");
    priorities.defaults().forEach(each -> defaults.row(Inline.text(each.input()), Inline.text(each.rule()),
        Inline.number(each.stories())));
    page.section("Defaults in use").table(defaults, "None: every input is stated.");
    moscow(page);
    return rice(page);
  }

  private Table wsjf() {
    var table = Table.of("Rank", "Story", "Class", "Value", "Time", "Enables", "Size", "WSJF", "±", "Default", "Where");
    priorities.items().forEach(item -> table.row(Inline.number(item.rank()),
        Inline.text(item.story() + " " + item.title()), Inline.text(item.moscow().isEmpty() ? "–" : item.moscow()),
        input(item.value()), input(item.urgency()), input(item.enablement()), input(item.size()),
        Inline.text(String.format(Locale.ROOT, "%.2f", item.wsjf())), Inline.text(item.rankRange().words()),
        Inline.text(item.defaultRange().words()), Inline.at(item.source())));
    return table;
  }

  private void moscow(MarkdownReport page) {
    page.section("MoSCoW");
    if (priorities.mustShare() < 0) {
      page.paragraph("No document states a class for any open story.");
      return;
    }
    long percent = Math.round(priorities.mustShare() * 100);
    page.paragraph("Must takes %d %% of the size of all open work%s (DSDM: at most 60 %%).".formatted(
        percent, percent > 60 ? ": too much to leave room for trouble" : ""));
  }

  private MarkdownReport rice(MarkdownReport page) {
    var table = Table.of("Story", "RICE");
    priorities.items().stream().filter(item -> item.rice().score() >= 0).forEach(item -> table.row(
        Inline.text(item.story() + " " + item.title()),
        Inline.text(String.format(Locale.ROOT, "%.2f", item.rice().score()))));
    return page.section("RICE").table(table, "Not computed: no table of the documents gives reach, impact, confidence"
        + " and effort.");
  }

  private static Inline step(Priorities.Step step) {
    var reason = step.pulledBy().isEmpty() ? "" : ", needed by " + step.pulledBy();
    return Inline.of(Inline.strong(step.story()),
        Inline.text("%s (%s%s)".formatted(step.title(), RoadmapPage.word(step.status()), reason)));
  }

  private static Inline input(Priorities.Input input) {
    var mark = switch (input.basis()) {
      case "stated" -> "";
      case "derived" -> "°";
      default -> "*";
    };
    return Inline.text(CreateRoadmap.figure(input.figure()) + mark);
  }
}
