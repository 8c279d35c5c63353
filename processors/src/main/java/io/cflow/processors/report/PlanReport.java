package io.cflow.processors.report;

import static io.cflow.processors.report.MarkdownPage.row;

import io.cflow.domain.Artifact;
import io.cflow.domain.Dependency;
import io.cflow.domain.Discrepancy;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.PlanCheck;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code plan.md}: what is to be done, in which order, and why each story waits. */
final class PlanReport {

  private final Plan plan;
  private final Map<String, Story> stories;
  private final Forecast forecast;
  private final MarkdownPage page;

  private PlanReport(Plan plan) {
    this.plan = plan;
    this.stories = plan.stories().stream().collect(Collectors.toMap(Story::id, story -> story));
    this.forecast = Forecast.of(plan);
    this.page = new MarkdownPage("Plan of " + Markup.text(plan.project()));
  }

  static Artifact of(Plan plan) {
    return new Artifact("plan.md", new PlanReport(plan).written());
  }

  private String written() {
    numbers();
    order();
    waits();
    drift();
    diagram();
    return page.written();
  }

  private void numbers() {
    page.paragraph("Version %s, read from %s (%s).".formatted(
        Markup.code(plan.contentHash().substring(0, Math.min(12, plan.contentHash().length()))),
        Markup.count(plan.documents().size(), "document", "documents"), Markup.text(plan.flavour())));
    page.table(row("What", "How many"), List.of(
        row("Functional requirements", requirements(Requirement.Kind.FUNCTIONAL)),
        row("Non-functional requirements", requirements(Requirement.Kind.NON_FUNCTIONAL)),
        row("Constraints", requirements(Requirement.Kind.CONSTRAINT)),
        row("Epics", plan.epics().size()),
        row("Stories", plan.stories().isEmpty()
            ? "0" : plan.stories().size() + ": " + Census.statuses(plan.stories())),
        row("Acceptance criteria", plan.stories().stream().mapToInt(story -> story.criteria().size()).sum()),
        row("Stated dependencies", dependencies(Dependency.Strength.HARD)),
        row("Waits by sequence inside an epic", dependencies(Dependency.Strength.SOFT))));
  }

  private int requirements(Requirement.Kind kind) {
    return plan.requirements(kind).size();
  }

  private long dependencies(Dependency.Strength strength) {
    return plan.dependencies().stream().filter(edge -> edge.strength() == strength).count();
  }

  private void order() {
    page.section("Order");
    if (!forecast.cycle().isEmpty()) {
      page.paragraph("There is no order: "
          + PlanCheck.refusal(plan).map(PlanCheck.Refused::reason).map(reason -> Markup.text(reason, 2_000)).orElse("")
          + ".");
      return;
    }
    page.paragraph(Outlook.sentence(forecast));
    page.table(row("Wave", "Stories", "Side by side"), waves());
    if (forecast.longestChain().size() > 1) {
      page.paragraph("Longest chain: " + forecast.longestChain().stream()
          .map(Markup::text).collect(Collectors.joining(" → ")) + ".");
    }
  }

  private List<List<String>> waves() {
    return IntStream.range(0, forecast.waves().size())
        .mapToObj(i -> row(i + 1, names(forecast.waves().get(i)), forecast.waves().get(i).size()))
        .toList();
  }

  private String names(List<String> stories) {
    return stories.stream()
        .map(id -> Markup.text(id) + " " + Markup.words(status(id)))
        .collect(Collectors.joining(", "));
  }

  private StoryStatus status(String story) {
    return stories.get(story).status();
  }

  private void waits() {
    if (!forecast.edges().isEmpty()) {
      page.section("Why each story waits");
      page.paragraph("*Stated* waits come from the documents and always hold. Waits by *sequence* are the default "
          + "order inside an epic; a team may turn them off.");
      page.table(row("Story", "Title", "Waits for", "Kind", "Because", "Where"),
          Wait.in(forecast.edges()).stream().map(this::wait).toList());
    }
  }

  private List<String> wait(Wait wait) {
    var statement = wait.statement();
    return row(Markup.text(statement.from()), Markup.text(stories.get(statement.from()).title(), 60),
        names(wait.stories()), statement.strength() == Dependency.Strength.HARD ? "stated" : "sequence",
        Markup.text(Wording.of(statement.reason()), 100), Markup.code(statement.evidence()));
  }

  private void drift() {
    var groups = DriftGroup.of(plan);
    if (groups.isEmpty()) {
      return;
    }
    page.section("Documents that disagree");
    page.paragraph("Until somebody settles it, the engine goes by the lowest progress that the story file or the tracker "
        + "states.");
    for (var group : groups) {
      page.subsection(Markup.text(group.sentence(), 200));
      page.table(row("Which", "Stated", "Proposed"), group.rows().stream().map(PlanReport::discrepancy).toList());
      page.paragraph("Because %s. Repair: %s.".formatted(Markup.text(group.reason()), Markup.text(group.repair())));
    }
  }

  private static List<String> discrepancy(Discrepancy row) {
    var stated = row.claims().stream()
        .map(claim -> "%s %s".formatted(Markup.text(Wording.of(claim.value()), 80), Markup.code(claim.span())))
        .distinct().collect(Collectors.joining(", "));
    return row(Markup.text(row.subject()), stated, Markup.text(Wording.of(row.proposed()), 80));
  }

  private void diagram() {
    Diagram.of(plan).ifPresent(diagram -> page
        .section("Diagram")
        .paragraph("An arrow leads from what comes first to what waits for it; a dotted one is mere sequence.")
        .fence("mermaid", diagram));
  }
}
