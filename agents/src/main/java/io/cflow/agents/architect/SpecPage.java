package io.cflow.agents.architect;

import static io.cflow.agents.Inline.at;
import static io.cflow.agents.Inline.code;
import static io.cflow.agents.Inline.strong;
import static io.cflow.agents.Inline.text;

import io.cflow.agents.Escape;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Report;
import io.cflow.agents.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The page of the technical specifications: contradictions first, then the catalogues, then skeletons. */
final class SpecPage {

  private static final int SHOWN = 50;

  private final MarkdownReport page;
  private final SpecFindings findings;
  private final String product;

  SpecPage(MarkdownReport page, SpecFindings findings, String product) {
    this.page = page;
    this.findings = findings;
    this.product = product;
  }

  void write() {
    contradictions();
    endpoints();
    operations();
    entities();
    errors();
    budget();
    skeletons();
  }

  private void contradictions() {
    var table = Table.of("Contradiction", "Here", "There");
    findings.budget().conflicts().forEach(each -> table.row(
        text("%s promises “%s”, elsewhere “%s”".formatted(each.requirement(), each.promised(), each.elsewhere())),
        at(each.promisedAt()), at(each.elsewhereAt())));
    findings.drifts().forEach(each -> table.row(text(drift(each)), at(each.first()), at(each.second())));
    findings.specifications().stream().flatMap(each -> each.problems().stream()).forEach(each -> table.row(
        text(each.message()), at(each.at()), text("")));
    page.section("Contradictions").table(table, "None found.");
  }

  private static String drift(FieldDrift drift) {
    var first = drift.onlyFirst().isEmpty() ? "" : "; only here " + names(drift.onlyFirst());
    var second = drift.onlySecond().isEmpty() ? "" : "; only there " + names(drift.onlySecond());
    return drift.entity() + first + second;
  }

  private static String names(List<String> names) {
    return Escape.excerpt(String.join(", ", names), 120);
  }

  private void endpoints() {
    var table = Table.of("Endpoint", "State", "Specified", "Used");
    findings.endpoints().stream().sorted(Comparator.comparing(each -> !each.isUnspecified())).limit(SHOWN)
        .forEach(each -> table.row(code(each.toString()), text(state(each)), at(each.specified()), at(each.used())));
    page.section("Endpoints").table(table, "The documents name no HTTP endpoint.");
    more(findings.endpoints().size());
    if (!findings.specifications().isEmpty()) {
      page.paragraph("OpenAPI documents read: " + String.join(", ",
          findings.specifications().stream().map(OpenApi::path).toList()) + ".");
    }
  }

  private static String state(Endpoint endpoint) {
    return endpoint.isUnspecified() ? "used, not specified" : endpoint.isUnused() ? "specified, not used" : "both";
  }

  private void operations() {
    var table = Table.of("Requirement", "Verb", "Object", "Where");
    findings.operations().stream().limit(SHOWN).forEach(each -> table.row(strong(each.requirement()),
        text(each.verb()), text(each.object()), at(each.at())));
    page.section("Operations the requirements ask for").table(table, "No functional requirement has a known verb, or "
        + "none is in English.");
    more(findings.operations().size());
  }

  private void entities() {
    var table = Table.of("Entity", "Declared as", "Fields", "Where");
    findings.entities().stream().limit(SHOWN).forEach(each -> table.row(strong(each.name()),
        text(each.form().name().toLowerCase(Locale.ROOT)), text(Escape.excerpt(String.join(", ",
            each.fields().stream().map(Entity.Field::name).toList()), 160)), at(each.at())));
    page.section("Entities").table(table, "The architecture declares no data model. "
        + Report.needsInput("data model"));
    more(findings.entities().size());
  }

  private void errors() {
    var table = Table.of("Kind", "Condition", "Code", "Stated in", "Where");
    findings.errors().stream().sorted(Comparator.comparing(ErrorCatalogue.Entry::kind)).limit(SHOWN).forEach(each ->
        table.row(text(each.kind()), text(each.condition()), text(each.code().isEmpty() ? "–" : each.code()),
            text(each.subject()), at(each.at())));
    page.section("Error catalogue").table(table, "No requirement and no criterion says what happens when something "
        + "fails.");
    more(findings.errors().size());
  }

  private void budget() {
    var table = Table.of("Requirement", "Quality", "Bound", "Value", "Unit", "Statement", "Where");
    findings.budget().limits().forEach(each -> table.row(strong(each.requirement()), text(each.quality().label()),
        text(each.measure().bound().name().toLowerCase(Locale.ROOT)), text(each.measure().value()),
        text(each.measure().unit()), text(each.text()), at(each.at())));
    page.section("Quality budget").table(table, "No quality requirement carries a number. "
        + Report.needsInput("limits for performance, capacity and availability"));
  }

  private void skeletons() {
    var openApi = Skeletons.openApi(product, findings.unspecified());
    var tables = Skeletons.tables(findings.withoutTable().stream().limit(20).toList());
    if (openApi.isEmpty() && tables.isEmpty()) {
      return;
    }
    page.section("Skeletons to complete");
    if (!openApi.isEmpty()) {
      page.paragraph("Operations that are used and not specified:").fenced("yaml", openApi);
    }
    if (!tables.isEmpty()) {
      page.paragraph("Entities with attributes and without a table:").fenced("sql", tables);
    }
  }

  private void more(int all) {
    if (all > SHOWN) {
      page.paragraph("%d more are in the JSON beside this page.".formatted(all - SHOWN));
    }
  }
}
