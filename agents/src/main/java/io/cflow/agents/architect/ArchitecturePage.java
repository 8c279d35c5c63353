package io.cflow.agents.architect;

import static io.cflow.agents.Inline.at;
import static io.cflow.agents.Inline.strong;
import static io.cflow.agents.Inline.text;

import io.cflow.agents.Escape;
import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Report;
import io.cflow.agents.Table;
import io.cflow.agents.text.QualityCharacteristic;
import io.cflow.agents.text.RequirementText;
import io.cflow.domain.Plan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of an architecture: the lint first, then arc42's twelve sections. */
final class ArchitecturePage {

  private static final int SHOWN = 40;

  private final MarkdownReport page;
  private final ArchitectureFindings findings;
  private final Plan plan;

  ArchitecturePage(MarkdownReport page, ArchitectureFindings findings, Plan plan) {
    this.page = page;
    this.findings = findings;
    this.plan = plan;
  }

  void write() {
    lint();
    gathered("1 Introduction and goals", findings.goals());
    constraints();
    context();
    gathered("4 Solution strategy", findings.strategy());
    buildingBlocks();
    gathered("6 Runtime view", findings.runtime());
    gathered("7 Deployment view", findings.deployment());
    gathered("8 Crosscutting concepts", findings.crosscutting());
    decisions();
    quality();
    gathered("11 Risks and technical debt", findings.risks());
    gathered("12 Glossary", findings.glossary());
  }

  private void lint() {
    var table = Table.of("Severity", "Rule", "Finding", "Where");
    findings.lint().stream().limit(SHOWN).forEach(each -> table.row(
        text(each.severity().name().toLowerCase(Locale.ROOT)), text(each.rule()), text(each.message()), at(each.at())));
    page.section("What to settle first").table(table, "The lint found nothing.");
    more(findings.lint().size());
  }

  private void gathered(String title, Gathered gathered) {
    page.section(title);
    if (gathered.statements().isEmpty()) {
      page.paragraph("The documents say nothing here. " + Report.needsInput(gathered.topic()));
    }
    page.bullets(statements(gathered));
  }

  private static List<Inline> statements(Gathered gathered) {
    return gathered.statements().stream().map(each -> Inline.of(text(each.text()), at(each.at()))).toList();
  }

  private void constraints() {
    var stated = ArchitectureFindings.constraintsOf(plan).stream().map(each -> Inline.of(strong(each.id()),
        text(Escape.excerpt(RequirementText.of(each), 240)), at(each.source()))).toList();
    page.section("2 Constraints").bullets(
        Stream.concat(stated.stream(), statements(findings.constraints()).stream()).toList());
    if (stated.isEmpty() && findings.constraints().statements().isEmpty()) {
      page.paragraph("The documents say nothing here. " + Report.needsInput("constraints"));
    }
  }

  private void context() {
    page.section("3 Context and scope").fenced("mermaid", Diagrams.context(plan.project(), findings.landscape()));
    var table = Table.of("Neighbour", "Kind", "What for", "Declared");
    Stream.of(Element.Kind.PERSON, Element.Kind.EXTERNAL_SYSTEM)
        .flatMap(kind -> findings.landscape().of(kind).stream()).limit(SHOWN).forEach(each -> table.row(
            strong(each.name()), text(label(each.kind())), text(each.purpose()), at(each.at())));
    page.table(table, "No person and no external system is declared. " + Report.needsInput("neighbours"));
  }

  private void buildingBlocks() {
    page.section("5 Building block view").subsection("Containers");
    if (!findings.landscape().containers().isEmpty()) {
      page.fenced("mermaid", Diagrams.containers(plan.project(), findings.landscape()));
    }
    elements(findings.landscape().containers(), "No technology table declares a container.");
    page.subsection("Components");
    elements(findings.landscape().of(Element.Kind.COMPONENT), "No section declares components.");
  }

  private void elements(List<Element> elements, String ifEmpty) {
    var table = Table.of("Name", "Kind", "Technology", "What for", "Declared");
    elements.stream().limit(SHOWN).forEach(each -> table.row(strong(each.name()), text(label(each.kind())),
        text(each.technology()), text(each.purpose()), at(each.at())));
    page.table(table, ifEmpty);
    more(elements.size());
  }

  private void decisions() {
    var table = Table.of("Decision", "Why", "Where");
    findings.decisions().stream().limit(SHOWN).forEach(each -> table.row(
        Inline.of(strong(each.id()), text(Escape.excerpt(each.title(), 160))),
        text(each.rationale().isEmpty() ? Report.needsInput("reason") : each.rationale()), at(each.at())));
    page.section("9 Architecture decisions").table(table, "No decision is recorded. " + Report.needsInput("decisions"));
    more(findings.decisions().size());
  }

  private void quality() {
    page.section("10 Quality requirements").subsection("Utility tree (ATAM)");
    var table = Table.of("Quality", "Scenario", "Measure", "Importance", "Difficulty", "Depends on", "Where");
    findings.utility().scenarios().forEach(each -> table.row(text(each.quality().label()),
        Inline.of(strong(each.requirement()), text(Escape.excerpt(each.text(), 140))),
        text(Escape.excerpt(String.join("; ", each.measures()), 60)), text(each.importance()), text(each.difficulty()),
        text(String.join(", ", each.elements())), at(each.at())));
    page.table(table, "No quality requirement is stated. " + Report.needsInput("quality scenarios"));
    page.subsection("Trade-off candidates").paragraph("Parts that requirements of different qualities name: changing "
        + "one for the sake of one quality may cost another.");
    var tradeOffs = Table.of("Part", "Qualities", "Requirements");
    findings.utility().tradeOffs().forEach(each -> tradeOffs.row(strong(each.element()), text(each.qualities().stream()
        .map(QualityCharacteristic::label).collect(Collectors.joining(", "))),
        text(String.join(", ", each.requirements()))));
    page.table(tradeOffs, "None found by the words of the requirements.");
  }

  private static String label(Element.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void more(int all) {
    if (all > SHOWN) {
      page.paragraph("%d more are in the JSON beside this page.".formatted(all - SHOWN));
    }
  }
}
