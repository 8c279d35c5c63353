package io.cflow.agents.dev;

import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Table;
import io.cflow.domain.Artifact;
import java.util.ArrayList;
import java.util.List;

/** A scaffold for people. */
final class ScaffoldPage {

  private final Scaffold scaffold;

  ScaffoldPage(Scaffold scaffold) {
    this.scaffold = scaffold;
  }

  MarkdownReport written(MarkdownReport page, List<Artifact> skeletons) {
    if (!scaffold.open().isEmpty()) {
      page.section("Left by the last attempt").checklist(scaffold.open().stream().map(Inline::text).toList());
    }
    page.section("Criteria").checklist(criteria());
    if (!scaffold.furtherTasks().isEmpty()) {
      page.section("Tasks that name no criterion").bullets(
          scaffold.furtherTasks().stream().map(ScaffoldPage::task).toList());
    }
    page.section("Files to touch").table(files(),
        "The story names none, and no drawn file shares a word with it.");
    skeletons.forEach(skeleton -> page.section("Failing acceptance tests").paragraph(
        Inline.link(name(skeleton), name(skeleton)),
        root -> "fails until somebody writes it; keep the names, a test run is traced back by them.")
        .fenced(scaffold.testStyle().extension(), skeleton.content()));
    return page;
  }

  private List<Inline> criteria() {
    var lines = new ArrayList<Inline>();
    for (var item : scaffold.checklist()) {
      var tasks = item.tasks().stream().map(task -> (task.done() ? "✓ " : "") + task.text()).toList();
      lines.add(Inline.of(Inline.text("AC%d: %s".formatted(item.criterion(), item.text())),
          Inline.at(item.source()),
          Inline.text(tasks.isEmpty() ? "" : "(tasks: " + String.join("; ", tasks) + ")")));
    }
    return lines;
  }

  private Table files() {
    var table = Table.of("File", "Why", "Where");
    scaffold.files().forEach(file -> table.row(Inline.code(file.path()), Inline.text(file.because()),
        Inline.at(file.source())));
    return table;
  }

  private static Inline task(Scaffold.Task task) {
    return Inline.of(Inline.text((task.done() ? "done: " : "open: ") + task.text()),
        Inline.at(task.source()));
  }

  private static String name(Artifact skeleton) {
    return skeleton.path().substring(skeleton.path().lastIndexOf('/') + 1);
  }
}
