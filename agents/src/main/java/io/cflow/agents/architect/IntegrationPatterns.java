package io.cflow.agents.architect;

import static io.cflow.agents.Inline.at;
import static io.cflow.agents.Inline.strong;
import static io.cflow.agents.Inline.text;

import io.cflow.agents.Confidence;
import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.agents.Table;
import io.cflow.agents.architect.Interface.Trait;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import io.cflow.port.Assignment;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses integration patterns by a decision table over what the documents say of each interface, and drafts Camel
 * routes. A trait nobody stated chooses nothing: it is asked for.
 */
final class IntegrationPatterns implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.DEFINE_INTEGRATION_PATTERNS, "integration-patterns/1", Confidence.HEURISTIC);
  private static final List<Trait> ASKED =
      List.of(Trait.EXCHANGE, Trait.VOLUME, Trait.ORDER, Trait.DELIVERY, Trait.REPLY, Trait.FAILURE);
  private static final int MOST_ROUTES = 10;
  private static final int SHOWN = 30;

  @Override
  public Capability capability() {
    return Capability.DEFINE_INTEGRATION_PATTERNS;
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var findings = findings(assignment.plan());
    var report = MAKER.report(summary(findings), evidence(findings), needsInput(findings), findings);
    var page = report.page("integration-patterns.md", "Integration patterns of " + assignment.plan().project());
    interfaces(page, findings);
    choices(page, findings);
    mentions(page, findings);
    decisionTable(page);
    routes(page, findings);
    return report.succeeded(page);
  }

  /** An interface and what the table chooses for it. */
  record Chosen(Interface candidate, List<PatternRule.Choice> patterns, List<Trait> unknown) {}

  /** @param mentions statements about exchanges, for whoever declares the interfaces that are missing */
  record Findings(List<Chosen> interfaces, List<Gathered.Statement> mentions) {}

  private static Findings findings(Plan plan) {
    var sources = Sources.of(plan);
    var interfaces = Interfaces.in(plan, sources, Landscape.of(plan, sources)).stream().map(each -> new Chosen(each,
        PatternRule.choose(each), ASKED.stream().filter(trait -> !each.says(trait)).toList())).toList();
    return new Findings(interfaces, Interfaces.mentions(plan));
  }

  private static String summary(Findings findings) {
    long patterns = findings.interfaces().stream().flatMap(each -> each.patterns().stream())
        .map(PatternRule.Choice::pattern).distinct().count();
    long unknown = findings.interfaces().stream().mapToLong(each -> each.unknown().size()).sum();
    return findings.interfaces().isEmpty()
        ? "No interface is declared; %d statements speak of an exchange".formatted(findings.mentions().size())
        : "%d interfaces, %d patterns chosen, %d traits not stated".formatted(findings.interfaces().size(), patterns,
            unknown);
  }

  private static List<SourceSpan> evidence(Findings findings) {
    return Stream.concat(findings.interfaces().stream().map(each -> each.candidate().at()),
        findings.mentions().stream().map(Gathered.Statement::at)).toList();
  }

  private static List<String> needsInput(Findings findings) {
    if (findings.interfaces().isEmpty()) {
      return List.of("interfaces (from, to, exchange, volume, order, delivery, reply), or that there are none");
    }
    return findings.interfaces().stream().filter(each -> !each.unknown().isEmpty()).map(each -> "%s of %s".formatted(
        labels(each.unknown()), each.candidate().name())).toList();
  }

  private static String labels(List<Trait> traits) {
    return traits.stream().map(IntegrationPatterns::label).collect(Collectors.joining(", "));
  }

  private static String label(Trait trait) {
    return trait.name().toLowerCase(Locale.ROOT);
  }

  private static void interfaces(MarkdownReport page, Findings findings) {
    var header = Stream.concat(Stream.concat(Stream.of("Interface"), ASKED.stream().map(IntegrationPatterns::label)),
        Stream.of("Where")).toArray(String[]::new);
    var table = Table.of(header);
    findings.interfaces().stream().limit(SHOWN).map(Chosen::candidate).forEach(each -> table.row(Stream.concat(
        Stream.concat(Stream.of(strong(each.name())), ASKED.stream().map(trait -> stated(each, trait))),
        Stream.of(at(each.at()))).toArray(Inline[]::new)));
    page.section("Interfaces").table(table, "No table with From and To declares an interface, and no section about "
        + "external systems does. " + Report.needsInput("interfaces"));
  }

  private static Inline stated(Interface each, Trait trait) {
    return text(each.says(trait) ? each.traits().get(trait) : Report.needsInput(label(trait)));
  }

  private static void choices(MarkdownReport page, Findings findings) {
    var table = Table.of("Interface", "Pattern", "Because", "When it fails", "Where");
    findings.interfaces().stream().limit(SHOWN).forEach(each -> each.patterns().forEach(choice -> table.row(
        strong(each.candidate().name()), text(choice.pattern()), text(because(choice)), text(choice.handling()),
        at(each.candidate().at()))));
    page.section("Patterns chosen").table(table, "None: nothing that is stated decides.");
  }

  private static String because(PatternRule.Choice choice) {
    return choice.condition() + " (“" + choice.because() + "”)";
  }

  private static void mentions(MarkdownReport page, Findings findings) {
    page.section("Statements about exchanges").bullets(findings.mentions().stream().limit(SHOWN).map(each ->
        Inline.of(text(each.text()), at(each.at()))).toList());
    if (findings.mentions().isEmpty()) {
      page.paragraph("None in requirements and architecture.");
    }
  }

  private static void decisionTable(MarkdownReport page) {
    var table = Table.of("If", "then", "and when it fails");
    PatternRule.TABLE.forEach(rule -> table.row(text(rule.condition()), text(rule.pattern()), text(rule.handling())));
    page.section("The decision table").table(table, "");
  }

  private static void routes(MarkdownReport page, Findings findings) {
    var chosen = findings.interfaces().stream().limit(MOST_ROUTES).map(Chosen::candidate).toList();
    if (!chosen.isEmpty()) {
      page.section("Route skeleton").paragraph("Camel YAML DSL. Every {{placeholder}} is for you to define; what the "
          + "documents say stands in the comments.").fenced("yaml", RouteSkeleton.of(chosen));
    }
  }
}
