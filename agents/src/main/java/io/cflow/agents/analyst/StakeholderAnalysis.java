package io.cflow.agents.analyst;

import static io.cflow.agents.Inline.at;
import static io.cflow.agents.Inline.number;
import static io.cflow.agents.Inline.strong;
import static io.cflow.agents.Inline.text;

import io.cflow.agents.Confidence;
import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.agents.Table;
import io.cflow.agents.analyst.Stakeholder.Source;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.port.Assignment;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who has a stake: names from stories, personas, journeys, lists and sign-offs; the power/interest grid of Mendelow,
 * "Environmental Scanning: The Impact of the Stakeholder Concept", ICIS 1981, from given scores only; completeness of
 * responsibility matrices; orphans both ways. Nobody is invented, and no influence is guessed.
 */
final class StakeholderAnalysis implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.PERFORM_STAKEHOLDER_ANALYSIS, "stakeholders/1", Confidence.HEURISTIC);
  private static final int SHOWN = 40;

  @Override
  public Capability capability() {
    return Capability.PERFORM_STAKEHOLDER_ANALYSIS;
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var findings = StakeholderFindings.of(assignment.plan());
    var evidence = findings.stakeholders().stream().flatMap(each -> each.places().stream()).toList();
    var report = MAKER.report(summary(findings), evidence, needsInput(findings), findings);
    var page = report.page("stakeholders.md", "Stakeholders of " + assignment.plan().project());
    orphans(page, findings);
    grid(page, findings);
    people(page, findings);
    responsibility(page, findings);
    return report.succeeded(page);
  }

  private static String summary(StakeholderFindings findings) {
    return "%d roles named, %d of %d stories say for whom; described but without story: %d, with stories but "
        .formatted(findings.stakeholders().size(), findings.storiesWithRole(), findings.stories(),
            findings.described().size()) + "described nowhere: " + findings.undescribed().size();
  }

  private static List<String> needsInput(StakeholderFindings findings) {
    var scores = findings.stakeholders().stream().filter(each -> each.influence().isBlank()).limit(SHOWN)
        .map(each -> "influence of %s (low or high)".formatted(each.name()));
    var nobody = findings.stakeholders().isEmpty() ? Stream.of("who uses, pays for and approves this product")
        : Stream.<String>empty();
    var matrix = findings.raci().isEmpty() ? Stream.of("who is accountable for each deliverable (no RACI table found)")
        : findings.raci().stream().filter(row -> !row.problem().isEmpty())
            .map(row -> "%s: %s (%s)".formatted(row.deliverable(), row.problem(), row.at()));
    return Stream.of(nobody, matrix, scores).flatMap(each -> each).toList();
  }

  private static void orphans(MarkdownReport page, StakeholderFindings findings) {
    page.section("Orphans");
    var items = Stream.concat(
        findings.described().stream().map(name ->
            Inline.of(strong(name), text("is described, but no story is theirs."))),
        findings.undescribed().stream().map(name -> Inline.of(strong(name), text("has stories, but nobody says who "
            + "that is."))));
    page.bullets(items.limit(SHOWN).toList());
    if (findings.described().isEmpty() && findings.undescribed().isEmpty()) {
      page.paragraph(findings.stakeholders().stream().anyMatch(Stakeholder::isDescribed)
          ? "None: whoever is described has stories, and whoever has stories is described."
          : "The documents describe no personas or stakeholders, so roles of stories have nothing to be compared "
          + "with.");
    }
    if (!findings.sameRole().isEmpty()) {
      page.paragraph("Names that may mean one role; decide on one, or say how they differ:").bullets(
          findings.sameRole().stream().limit(SHOWN).map(twin -> Inline.of(strong(twin.shorter()), text("and"),
              strong(twin.longer()))).toList());
    }
  }

  private static void grid(MarkdownReport page, StakeholderFindings findings) {
    var table = Table.of("Role", "Influence", "Interest", "Strategy");
    findings.stakeholders().stream().filter(each -> !each.influence().isBlank()).forEach(each -> table.row(
        strong(each.name()), text(each.influence()), text(each.interest()), text(strategy(each, findings))));
    page.section("Power and interest (Mendelow)").table(table, "No document gives influence and interest, and they "
        + "cannot be computed. As a proxy for interest only, the roles below are ordered by how many stories name "
        + "them.");
  }

  private static String strategy(Stakeholder stakeholder, StakeholderFindings findings) {
    var all = findings.stakeholders();
    boolean powerful = isHigh(stakeholder.influence(), all.stream().map(Stakeholder::influence).toList());
    boolean interested = isHigh(stakeholder.interest(), all.stream().map(Stakeholder::interest).toList());
    if (powerful) {
      return interested ? "manage closely" : "keep satisfied";
    }
    return interested ? "keep informed" : "monitor";
  }

  /** A number is high in the upper half of the numbers given; the documents do not name their scale. */
  private static boolean isHigh(String score, List<String> all) {
    if (!score.matches("\\d{1,4}")) {
      return score.toLowerCase(Locale.ROOT).matches(".*(?:high|critical|strong).*");
    }
    int most = all.stream().filter(each -> each.matches("\\d{1,4}")).mapToInt(Integer::parseInt).max().orElse(0);
    return Integer.parseInt(score) * 2 > most;
  }

  private static void people(MarkdownReport page, StakeholderFindings findings) {
    var table = Table.of("Role", "Stories", "Share of stories", "Described", "Named by", "Where");
    findings.stakeholders().stream().limit(SHOWN).forEach(each -> table.row(strong(each.name()),
        number(each.count(Source.STORY)), text(share(each, findings)), text(each.isDescribed() ? "yes" : "no"),
        text(sources(each)), at(each.places())));
    page.section("Who is named").table(table, "Nobody: no story, persona, journey or table names a role.");
    if (findings.stakeholders().size() > SHOWN) {
      page.paragraph("%d more are in the JSON beside this page.".formatted(findings.stakeholders().size() - SHOWN));
    }
  }

  private static String share(Stakeholder stakeholder, StakeholderFindings findings) {
    return findings.storiesWithRole() == 0 ? "–"
        : Math.round(100.0 * stakeholder.count(Source.STORY) / findings.storiesWithRole()) + " %";
  }

  private static String sources(Stakeholder stakeholder) {
    return stakeholder.mentions().stream().map(mention -> mention.source().name().toLowerCase(Locale.ROOT)
        .replace('_', ' ')).distinct().sorted().collect(Collectors.joining(", "));
  }

  private static void responsibility(MarkdownReport page, StakeholderFindings findings) {
    var table = Table.of("Deliverable", "Accountable", "Responsible", "Problem", "Where");
    findings.raci().forEach(row -> table.row(strong(row.deliverable()), number(row.accountable()),
        number(row.responsible()), text(row.problem().isEmpty() ? "–" : row.problem()), at(row.at())));
    page.section("Responsibility (RACI)").table(table, "No responsibility matrix found.");
  }
}
