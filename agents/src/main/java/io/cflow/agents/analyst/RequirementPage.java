package io.cflow.agents.analyst;

import static io.cflow.agents.Inline.at;
import static io.cflow.agents.Inline.number;
import static io.cflow.agents.Inline.strong;
import static io.cflow.agents.Inline.text;

import io.cflow.agents.Escape;
import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Report;
import io.cflow.agents.Table;
import io.cflow.domain.Requirement;
import io.cflow.domain.Severity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page of a requirement analysis: what to do first, then why, then everything. */
final class RequirementPage {

  private static final int SHOWN = 25;

  private final MarkdownReport page;
  private final RequirementFindings findings;

  RequirementPage(MarkdownReport page, RequirementFindings findings) {
    this.page = page;
    this.findings = findings;
  }

  void write() {
    if (findings.requirements().isEmpty()) {
      page.paragraph("The documents of this project define no requirement with an id, and none that could be "
          + "numbered.");
      return;
    }
    notApplied();
    worst();
    byRule();
    ids();
    duplicates();
    qualities();
    ears();
    documents();
    page.paragraph("The rules find defects of form. They cannot see a need that nobody wrote down, and they can "
        + "misread a sentence: open the evidence before you rewrite.");
  }

  private void notApplied() {
    findings.notApplied().forEach((language, count) -> page.paragraph(
        "%d requirements are in %s: only the rules that hold in every language were applied to them (placeholders, "
            .formatted(count, language) + "units, ids, near-duplicates, measures); the English writing rules and EARS "
            + "were not."));
  }

  private void worst() {
    var table = Table.of("Requirement", "Score", "What is wrong", "Where");
    findings.worstFirst().stream().limit(SHOWN).forEach(each -> table.row(
        strong(each.id()), number(each.score()), text(issues(each)), at(each.at())));
    page.section("Worst first").table(table, "No rule found anything.");
    more(findings.worstFirst().size());
  }

  private static String issues(Assessment assessment) {
    return assessment.findings().stream().sorted(Comparator.comparing(Finding::severity).reversed()).limit(4)
        .map(each -> each.title() + ": " + quoted(each.words())).collect(Collectors.joining("; "));
  }

  private static String quoted(String words) {
    return "“" + Escape.excerpt(words, 50) + "”";
  }

  private void byRule() {
    var byTitle = findings.requirements().stream().flatMap(each -> each.findings().stream())
        .collect(Collectors.groupingBy(Finding::title, TreeMap::new, Collectors.toList()));
    var table = Table.of("Rule", "Count", "Severity", "Hurts", "Advice", "Example");
    byTitle.values().stream().sorted(Comparator.comparing((List<Finding> each) -> worst(each)).reversed()
        .thenComparing(each -> -each.size())).forEach(each -> row(table, each));
    page.section("What to fix, by rule").paragraph("Numbers are those of the INCOSE Guide to Writing Requirements v4; "
        + "“hurts” is the characteristic of ISO/IEC/IEEE 29148.").table(table, "Nothing.");
  }

  private static Severity worst(List<Finding> findings) {
    return findings.stream().map(Finding::severity).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static void row(Table table, List<Finding> same) {
    var example = same.stream().max(Comparator.comparing(Finding::severity)).orElseThrow();
    table.row(text(example.rule() + " " + example.title()), number(same.size()),
        text(worst(same).name().toLowerCase(Locale.ROOT)), text(WritingRules.characteristic(example.title())),
        text(example.advice()), Inline.of(text(quoted(example.words())), at(example.at())));
  }

  private void ids() {
    page.section("Ids and references");
    var review = findings.ids();
    page.bullets(review.gaps().stream().map(gap -> text("Numbering of %s has holes: %s".formatted(
        gap.family().isEmpty() ? "the ids" : gap.family(), excerpt(gap.missing())))).toList());
    var dangling = Table.of("Mentioned, defined nowhere", "Times", "Where");
    review.dangling().stream().limit(SHOWN).forEach(each ->
        dangling.row(strong(each.id()), number(each.mentions().size()), at(each.mentions())));
    page.table(dangling, "Every requirement that is mentioned is defined.");
    more(review.dangling().size());
    var copies = Table.of("Defined twice in other words", "Ids", "In", "And differently in");
    review.copies().stream().limit(SHOWN).forEach(each -> copies.row(number(each.ids().size()),
        text(Escape.excerpt(String.join(", ", each.ids()), 100)), text(each.definedIn()), at(each.first())));
    page.table(copies, "No requirement is repeated in other words.");
  }

  private static String excerpt(List<Integer> numbers) {
    return Escape.excerpt(numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")), 120);
  }

  private void duplicates() {
    var table = Table.of("Requirement", "Nearly the same as", "Shared", "Where");
    findings.nearDuplicates().stream().limit(SHOWN).forEach(each -> table.row(strong(each.left()),
        strong(each.right()), text(each.percent() + " %"), at(List.of(each.leftAt(), each.rightAt()))));
    page.section("Near-duplicates").table(table, "None: no two requirements share most of their word pairs.");
    more(findings.nearDuplicates().size());
    page.bullets(findings.terms().stream().map(RequirementPage::variant).toList());
  }

  private static Inline variant(TermVariants.Variant variant) {
    var spellings = variant.spellings().stream().map(each -> each.spelling() + " (" + each.uses() + ")")
        .collect(Collectors.joining(", "));
    return Inline.of(text("One term, several spellings: " + spellings),
        at(variant.spellings().stream().map(TermVariants.Spelling::first).toList()));
  }

  private void qualities() {
    var table = Table.of("Requirement", "ISO 25010", "Measure", "Where");
    findings.requirements().stream().filter(each -> each.kind() == Requirement.Kind.NON_FUNCTIONAL).forEach(each ->
        table.row(strong(each.id()), text(each.quality().label()), text(measure(each)), at(each.at())));
    page.section("Quality requirements").table(table, "No non-functional requirements are defined. "
        + Report.needsInput("performance, reliability and security expectations"));
  }

  private static String measure(Assessment assessment) {
    var stated = String.join("; ", assessment.measures());
    return stated.isEmpty() && assessment.quality().wantsMeasure(assessment.text())
        ? Report.needsInput("measure and limit")
        : Escape.excerpt(stated.isEmpty() ? "–" : stated, 80);
  }

  private void ears() {
    var counts = Arrays.stream(EarsPattern.values()).map(pattern -> label(pattern) + " " + findings.requirements()
        .stream().filter(each -> each.ears().pattern() == pattern).count()).collect(Collectors.joining(", "));
    page.section("Form of the sentences (EARS)").paragraph(counts + ".");
    var table = Table.of("Requirement", "Pattern", "Template to start a rewrite from", "Where");
    findings.worstFirst().stream().filter(each -> !each.ears().rewrite().isEmpty()).limit(SHOWN).forEach(each ->
        table.row(strong(each.id()), text(label(each.ears().pattern())),
            text(Escape.excerpt(each.ears().rewrite(), 240)), at(each.at())));
    page.table(table, "No rewrite is needed.");
  }

  private static String label(EarsPattern pattern) {
    return pattern.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void documents() {
    var table = Table.of("Document", "Requirements", "Score");
    findings.documents().forEach(each ->
        table.row(text(each.path()), number(each.requirements()), number(each.score())));
    page.section("By document").table(table, "None.");
  }

  private void more(int all) {
    if (all > SHOWN) {
      page.paragraph("%d more are in the JSON beside this page.".formatted(all - SHOWN));
    }
  }
}
