package io.cflow.agents.pm;

import io.cflow.agents.Escape;
import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Table;
import io.cflow.domain.Epic;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.Plan;
import io.cflow.domain.StoryStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A roadmap for people. */
final class RoadmapPage {

  private final Roadmap roadmap;
  private final Map<String, String> epics;
  private final Map<String, Roadmap.Item> items;

  RoadmapPage(Plan plan, Roadmap roadmap) {
    this.roadmap = roadmap;
    this.epics = plan.epics().stream().collect(Collectors.toMap(Epic::id, Epic::title, (first, second) -> first));
    this.items = roadmap.items().stream().collect(Collectors.toMap(Roadmap.Item::story, item -> item));
  }

  MarkdownReport written(MarkdownReport page) {
    if (roadmap.items().isEmpty()) {
      return page;
    }
    page.section("Now").bullets(stories(roadmap.now()));
    page.section("Next").bullets(stories(roadmap.next()));
    page.section("Later").bullets(stories(roadmap.later()));
    page.section("How many at a time").table(capacity(), "").paragraph(
        "List scheduling, longest chain first. More than the last row gains nothing: the longest chain decides.");
    if (!roadmap.forecasts().isEmpty()) {
      page.section("Forecast").table(forecasts(), "");
    }
    return page.section("Schedule on " + roadmap.workers()).fenced("mermaid", gantt())
        .section("Critical path and slack").table(times(), "").paragraph(
            "Times count %s from the start; slack 0 is critical.".formatted(roadmap.unit()));
  }

  private List<Inline> stories(List<String> ids) {
    var lines = new ArrayList<Inline>();
    for (var id : ids) {
      var item = items.get(id);
      var waits = item.waitsFor().isEmpty() ? "" : ", waits for " + String.join(", ", item.waitsFor());
      lines.add(Inline.of(Inline.strong(id),
          Inline.text("%s (%s)%s".formatted(item.title(), word(item.status()), waits))));
    }
    return lines.isEmpty() ? List.of(Inline.text("Nothing.")) : lines;
  }

  static String word(StoryStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private Table capacity() {
    var table = Table.of("At a time", "Length in " + roadmap.unit());
    roadmap.capacity().forEach(each -> table.row(Inline.number(each.workers()), text(each.makespan())));
    return table;
  }

  private Table forecasts() {
    var table = Table.of("Method", "Result", "Basis", "Where");
    roadmap.forecasts().forEach(each -> table.row(Inline.text(each.method()), Inline.text(each.result()),
        Inline.text(each.basis()), Inline.at(each.source())));
    return table;
  }

  private Table times() {
    var table = Table.of("Story", "Duration", "Early start", "Early finish", "Late start", "Late finish", "Slack",
        "Where");
    roadmap.items().forEach(item -> table.row(
        item.critical() ? Inline.strong(item.story()) : Inline.text(item.story()), text(item.duration()),
        text(item.times().earlyStart()), text(item.times().earlyFinish()), text(item.times().lateStart()),
        text(item.times().lateFinish()), text(item.times().slack()), Inline.at(item.source())));
    return table;
  }

  /** Abstract units as seconds: no calendar is implied, and the drawing does not depend on a time zone. */
  private String gantt() {
    var bySection = new TreeMap<String, List<Roadmap.Item>>(NaturalOrder.INSTANCE);
    roadmap.items().forEach(item -> bySection.computeIfAbsent(item.epic(), epic -> new ArrayList<>()).add(item));
    var gantt = new StringBuilder("gantt\n  dateFormat X\n  axisFormat %s\n");
    int number = 0;
    for (var section : bySection.entrySet()) {
      gantt.append("  section ").append(sectionName(section.getKey())).append('\n');
      for (var item : section.getValue()) {
        gantt.append(bar(item, number++));
      }
    }
    return gantt.toString();
  }

  private String sectionName(String epic) {
    var title = epics.getOrDefault(epic, "");
    return epic.isEmpty() ? "No epic" : Escape.mermaid("Epic " + epic + " " + title);
  }

  private static String bar(Roadmap.Item item, int number) {
    return "    %s :%ss%d, %s, %s\n".formatted(Escape.mermaid(item.story() + " " + item.title()),
        item.critical() ? "crit, " : "", number, seconds(item.start()), seconds(item.start() + item.duration()));
  }

  private static String seconds(double units) {
    return Long.toString(Math.round(units));
  }

  private static Inline text(double value) {
    return Inline.text(CreateRoadmap.figure(value));
  }
}
