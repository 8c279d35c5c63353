package io.cflow.agents.qa;

import io.cflow.agents.Escape;
import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A test plan for people, in the order of ISO/IEC/IEEE 29119-3: context, risks, strategy, cases, matrix. */
final class TestPlanPage {

  private final TestPlan plan;
  private final MarkdownReport page;

  TestPlanPage(TestPlan plan, MarkdownReport page) {
    this.plan = plan;
    this.page = page;
  }

  MarkdownReport written() {
    page.section("Context").bullets(List.of(
        Inline.text("Test item: Story " + plan.story() + ", " + plan.title()),
        Inline.text("Test basis: " + plan.criteria().size() + " acceptance criteria, linked below"),
        Inline.text("Out of scope: whatever no criterion states")));
    if (plan.criteria().isEmpty()) {
      return page;
    }
    risks();
    strategy();
    page.section("Test cases by criterion");
    plan.criteria().forEach(this::cases);
    order();
    gaps();
    return page.section("Gate block").fenced("yaml", gateBlock());
  }

  private void risks() {
    var table = Table.of("Criterion", "Category", "P", "I", "Score", "Priority", "Basis");
    plan.criteria().forEach(each -> table.row(criterion(each), Inline.text(each.category().name()),
        Inline.number(each.probability()), Inline.number(each.impact()), Inline.number(each.score()),
        Inline.text(each.priority().name()), Inline.text(String.join("; ", each.basis()))));
    page.section("Risks").table(table, "No criterion.").paragraph(
        "P = probability, I = impact, 1 to 3 each, by words of the criterion; score 6 and above is P0, impact 3 or"
            + " score 4 is P1, 2 and above is P2, else P3. A person may overrule a rating.");
  }

  private void strategy() {
    var table = Table.of("Level", "Cases");
    plan.levels().forEach((level, count) -> table.row(Inline.text(level), Inline.number(count)));
    page.section("Strategy").table(table, "No case.").bullets(List.of(
        Inline.text("Techniques: " + String.join(", ",
            plan.cases().stream().map(TestPlan.Case::technique).distinct().sorted().toList())),
        Inline.text("A test run is traced back by names: put the case id or the proposed name into the test's name"),
        Inline.text("Done when every P0 and P1 case has passed and no criterion is without a test")));
    if (plan.states().size() > 1) {
      page.paragraph("States the criteria name: " + String.join(", ", plan.states())
          + ". Cover every transition they state, and one they do not state for each state.");
    }
  }

  private void cases(TestPlan.Criterion criterion) {
    page.subsection("AC%d: %s".formatted(criterion.ordinal(), excerpt(criterion.text(), 120)));
    var table = Table.of("ID", "Level", "Priority", "Technique", "Steps", "Expected");
    var own = plan.cases().stream().filter(each -> each.criterion() == criterion.ordinal()).toList();
    own.forEach(each -> table.row(Inline.code(each.id()), Inline.text(each.level().name()),
        Inline.text(each.priority().name()), Inline.text(each.technique()),
        Inline.text(String.join("; ", each.steps())), Inline.text(each.expected())));
    page.paragraph(Inline.at(criterion.source())).table(table, "No case.");
    var notes = new ArrayList<Inline>();
    own.stream().limit(1).forEach(each -> notes.add(Inline.text(
        "Level %s: %s; name the first test %s".formatted(each.level(), each.levelBasis(), each.testName()))));
    criterion.open().forEach(open -> notes.add(Inline.text("Open: " + open)));
    page.bullets(notes);
  }

  private void order() {
    var ordered = plan.cases().stream()
        .sorted(Comparator.comparing(TestPlan.Case::priority).thenComparing(TestPlan.Case::level)).toList();
    page.section("Execution order").paragraph("By priority, cheap levels first.").numbered(ordered.stream()
        .map(each -> Inline.of(Inline.text(each.priority().name()), Inline.code(each.id()))).toList());
  }

  private void gaps() {
    var table = Table.of("Requirement", "States", "Where");
    plan.gaps().forEach(gap -> table.row(Inline.text(gap.requirement()), Inline.text(gap.words()),
        Inline.at(gap.source())));
    page.section("Coverage").paragraph("Every one of the %d criteria has at least one case."
        .formatted(plan.criteria().size()));
    if (!table.isEmpty()) {
      page.paragraph("Limits of served requirements that no criterion of the stories serving them repeats:")
          .table(table, "");
    }
  }

  /** The block BMAD's gate takes over. */
  private String gateBlock() {
    return """
        test_design:
          scenarios_total: %d
          by_level: {unit: %d, integration: %d, e2e: %d}
          by_priority: {p0: %d, p1: %d, p2: %d, p3: %d}
          coverage_gaps: []
        """.formatted(plan.cases().size(),
        plan.levels().get("UNIT"), plan.levels().get("INT"), plan.levels().get("E2E"),
        plan.priorities().get("P0"), plan.priorities().get("P1"), plan.priorities().get("P2"),
        plan.priorities().get("P3"));
  }

  private static Inline criterion(TestPlan.Criterion criterion) {
    return Inline.text("AC%d %s".formatted(criterion.ordinal(), excerpt(criterion.text(), 70)));
  }

  private static String excerpt(String text, int length) {
    return Escape.excerpt(text, length);
  }
}
