package io.cflow.agents.analyst;

import static io.cflow.agents.Inline.at;
import static io.cflow.agents.Inline.number;
import static io.cflow.agents.Inline.strong;
import static io.cflow.agents.Inline.text;

import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Table;
import io.cflow.agents.text.Language;
import io.cflow.agents.text.RoleName;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import java.util.Locale;
import java.util.stream.Collectors;

/** The index of the drafted stories, with the coverage map they come from. */
final class CoveragePage {

  private final MarkdownReport page;
  private final StoryFindings findings;
  private final Plan plan;

  CoveragePage(MarkdownReport page, StoryFindings findings, Plan plan) {
    this.page = page;
    this.findings = findings;
    this.plan = plan;
  }

  void write() {
    drafts();
    likely();
    qualities();
    map();
  }

  private void drafts() {
    var table = Table.of("Draft", "Covers", "Criteria", "Open places", "Split", "Nearest story", "Where");
    findings.stories().forEach(draft -> table.row(
        Inline.link(draft.title(), draft.path().substring(draft.path().indexOf('/') + 1)),
        strong(String.join(", ", draft.covers())), number(draft.criteria().size()), number(draft.open()),
        text(draft.spidr().stream().map(way -> way.substring(0, way.indexOf(':'))).collect(Collectors.joining(", "))),
        text(draft.nearest()), at(draft.at())));
    page.section("Drafted").table(table, "Nothing: no functional requirement is uncovered.");
    roles();
    var foreignIds = Sentences.of(plan).stream().filter(sentence -> sentence.language() != Language.ENGLISH)
        .map(sentence -> sentence.requirement().id()).collect(Collectors.toSet());
    long foreign = findings.stories().stream().filter(draft -> foreignIds.containsAll(draft.covers())).count();
    if (foreign > 0) {
      page.paragraph("%d drafts keep the requirement's words as their goal: it is not English, and actor and trigger "
          .formatted(foreign) + "were not cut out of it.");
    }
  }

  private void roles() {
    var used = plan.stories().stream().flatMap(story -> story.statement().stream())
        .flatMap(statement -> RoleName.ofStory(statement.role()).stream()).map(RoleName::key)
        .distinct().sorted().limit(12).collect(Collectors.joining(", "));
    if (!findings.stories().isEmpty() && !used.isEmpty()) {
      page.paragraph("Roles that other stories of this project use: " + used + ".");
    }
  }

  private void likely() {
    var table = Table.of("Requirement", "Probably served by", "Words shared", "Where");
    findings.functional(Coverage.Degree.LIKELY).forEach(entry -> table.row(strong(entry.requirement()),
        text("story " + entry.stories().getFirst()), text(entry.percent() + " %"), at(entry.at())));
    page.section("Probably served: confirm").table(table, "None has to be guessed.");
  }

  private void qualities() {
    var open = findings.coverage().stream().filter(entry -> entry.kind() != Requirement.Kind.FUNCTIONAL)
        .filter(entry -> entry.degree() == Coverage.Degree.NONE).toList();
    page.section("Qualities and constraints no story names");
    page.paragraph(open.isEmpty() ? "None." : "A quality is rarely a story: put each into the criteria of the stories "
        + "it binds, or plan how it is verified.");
    page.bullets(open.stream().map(entry -> Inline.of(strong(entry.requirement()), at(entry.at()))).toList());
  }

  private void map() {
    var table = Table.of("Requirement", "Coverage", "Stories", "Epic");
    findings.coverage().stream().filter(entry -> entry.kind() == Requirement.Kind.FUNCTIONAL).forEach(entry ->
        table.row(strong(entry.requirement()), text(label(entry.degree())),
            text(entry.degree() == Coverage.Degree.NONE ? "" : String.join(", ", entry.stories())),
            text(entry.degree() == Coverage.Degree.NONE ? "" : entry.epic())));
    page.section("Coverage map").table(table, "No functional requirements are defined.");
  }

  private static String label(Coverage.Degree degree) {
    return degree.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
