package io.cflow.agents.analyst;

import static io.cflow.agents.Inline.at;
import static io.cflow.agents.Inline.strong;
import static io.cflow.agents.Inline.text;

import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.domain.Artifact;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A draft as a BMAD story file: the headings of the story template, so that every tool of the method reads it. */
final class StoryPage {

  private StoryPage() {}

  static Artifact of(StoryDraft draft) {
    var number = draft.id().isEmpty() ? "" : " " + draft.id();
    return new MarkdownReport(draft.path(), "Story" + number + ": " + draft.title())
        .section("Status").paragraph("Draft")
        .section("Story").lines(statement(draft))
        .section("Acceptance Criteria").numbered(draft.criteria().stream().map(StoryPage::criterion).toList())
        .section("Tasks / Subtasks").checklist(tasks(draft))
        .section("Dev Notes").bullets(notes(draft))
        .toArtifact();
  }

  private static List<Inline> statement(StoryDraft draft) {
    return List.of(
        Inline.of(strong("As a"), text(draft.role() + ",")),
        Inline.of(strong("I want"), text(draft.goal() + ",")),
        Inline.of(strong("so that"), text(draft.benefit() + ".")));
  }

  private static Inline criterion(StoryDraft.Criterion criterion) {
    return Inline.of(strong("Given"), text(criterion.given() + ","), strong("when"), text(criterion.when() + ","),
        strong("then"), text(criterion.then() + "."));
  }

  private static List<Inline> tasks(StoryDraft draft) {
    return Stream.iterate(1, n -> n <= draft.criteria().size(), n -> n + 1)
        .map(n -> text("Settle and build criterion %d (AC: %d)".formatted(n, n))).toList();
  }

  private static List<Inline> notes(StoryDraft draft) {
    var source = Inline.of(text("Covers " + String.join(", ", draft.covers()) + ":"), at(draft.at()));
    var split = draft.spidr().stream().map(way -> text("May be split. " + way));
    var checks = draft.invest().stream().filter(check -> !check.holds())
        .map(check -> text("INVEST, not yet " + check.property().toLowerCase(Locale.ROOT) + ": "
            + check.reason()));
    var nearest = draft.nearest().isEmpty() ? Stream.<Inline>empty()
        : Stream.of(text("Check first whether this story already does it (words shared): " + draft.nearest()));
    return Stream.of(Stream.of(source), nearest, split, checks).flatMap(each -> each).toList();
  }
}
