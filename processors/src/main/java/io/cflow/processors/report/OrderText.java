package io.cflow.processors.report;

import io.cflow.domain.Dependency;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import io.cflow.engine.CycleReport;
import io.cflow.engine.PlanCheck;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What can be worked when, and why the rest waits; or which stories wait for each other. */
final class OrderText {

  private static final int SHOWN_WAVES = 8;
  private static final int SHOWN_WAITS = 4;
  private static final int SHOWN_CHAIN = 10;
  private static final int SHOWN_CUT = 10;

  private final Plan plan;
  private final Map<String, Story> stories;
  private final Forecast forecast;
  private final TextPage page;

  OrderText(Plan plan, Forecast forecast, TextPage page) {
    this.plan = plan;
    this.stories = plan.stories().stream().collect(Collectors.toMap(Story::id, story -> story));
    this.forecast = forecast;
    this.page = page;
  }

  void write() {
    if (!forecast.cycle().isEmpty()) {
      page.heading("Order: none, because stories wait for each other");
      cycles(CycleReport.of(plan));
    } else if (forecast.left() > 0) {
      page.heading("Order: " + Outlook.sentence(forecast));
      waves();
      if (forecast.longestChain().size() > 1) {
        page.wrapped("longest chain  ", chain());
      }
      waits();
    }
  }

  private void cycles(CycleReport report) {
    report.paths().stream().limit(SHOWN_WAITS).forEach(path -> page.wrapped("circle   ", PlanCheck.path(path)));
    page.rest(report.paths().size() - SHOWN_WAITS);
    var cut = Markup.count(report.cut().size(), "statement", "statements");
    page.line("take back %s%s:".formatted(cut, report.minimum() ? "; fewer do not do" : "; perhaps fewer would do"));
    report.cut().stream().limit(SHOWN_CUT).forEach(each -> page.wrapped("  - ", PlanCheck.statement(each)));
    page.rest(report.cut().size() - SHOWN_CUT);
  }

  private String chain() {
    var ids = forecast.longestChain().stream().map(TextPage::id).toList();
    return String.join(" > ", ids.subList(0, Math.min(SHOWN_CHAIN, ids.size())))
        + (ids.size() > SHOWN_CHAIN ? " > … (%d stories)".formatted(ids.size()) : "");
  }

  private void waves() {
    for (int i = 0; i < Math.min(SHOWN_WAVES, forecast.waves().size()); i++) {
      var wave = forecast.waves().get(i);
      page.wrapped("wave %-3d ".formatted(i + 1), TextPage.some(i == 0 ? withStatus(wave) : wave, i == 0 ? 8 : 12));
    }
    page.rest(forecast.waves().size() - SHOWN_WAVES);
  }

  private List<String> withStatus(List<String> ids) {
    return ids.stream()
        .map(id -> id + " " + Markup.words(stories.get(id).status()))
        .toList();
  }

  private void waits() {
    var stated = Wait.in(forecast.edges().stream()
        .filter(edge -> edge.strength() == Dependency.Strength.HARD).toList());
    stated.stream().limit(SHOWN_WAITS).forEach(wait -> {
      page.line("%s waits for %s".formatted(TextPage.id(wait.statement().from()), TextPage.some(wait.stories(), 6)));
      page.line("    %s: %s".formatted(TextPage.place(wait.statement().evidence()),
          Markup.line(Wording.of(wait.statement().reason()), 60)));
    });
    page.rest(stated.size() - SHOWN_WAITS);
  }
}
