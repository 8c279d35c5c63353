package io.cflow.agents.qa;

import io.cflow.agents.Confidence;
import io.cflow.agents.Escape;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.agents.StoryFolder;
import io.cflow.agents.text.ItemText;
import io.cflow.agents.text.Language;
import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import io.cflow.port.Assignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Test design for one story: ISO/IEC/IEEE 29119-3 outline, BMAD's test design shape, cases by boundary values and
 * partitions, priorities by risk.
 */
final class CreateTestPlans implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.CREATE_TEST_PLANS, "test-design/1", Confidence.HEURISTIC);
  private static final Pattern STATE = Pattern.compile(
      "(?:status|state|marked(?: as)?|becomes?|changes? to|moves? to|set to|from|to)\\s+(?:is\\s+)?"
          + "[`\"'“]([\\p{L}][\\p{L}\\p{N} _-]{0,30})[`\"'”]", Pattern.CASE_INSENSITIVE);

  @Override
  public Capability capability() {
    return MAKER.capability();
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var id = assignment.task().story();
    return assignment.plan().story(id)
        .map(story -> design(assignment.plan(), story))
        .orElseGet(() -> new Outcome.Failed(Outcome.Fault.AGENT, "the plan has no story " + id));
  }

  static String path(String story) {
    return "test-plans/" + StoryFolder.name(story) + ".md";
  }

  private static Outcome design(Plan plan, Story story) {
    var content = content(plan, story);
    var report = MAKER.report(summary(content), evidence(story, content), needs(content), content);
    var page = new TestPlanPage(content, report.page(path(story.id()), "Test design: Story " + story.id()));
    return report.succeeded(page.written());
  }

  private static TestPlan content(Plan plan, Story story) {
    var design = new CaseDesign(story.id());
    story.criteria().forEach(design::add);
    var questions = new OpenQuestions(story.criteria());
    var criteria = story.criteria().stream().map(each -> criterion(each, design.cases(), questions)).toList();
    return new TestPlan(story.id(), story.title(),
        count(Risk.Priority.values(), design.cases(), TestPlan.Case::priority),
        count(Level.values(), design.cases(), TestPlan.Case::level),
        criteria, design.cases(), states(story), new FigureGaps(plan).of(story));
  }

  private static TestPlan.Criterion criterion(
      AcceptanceCriterion criterion, List<TestPlan.Case> cases, OpenQuestions questions) {
    var risk = Risk.of(criterion.text());
    var own = cases.stream().filter(each -> each.criterion() == criterion.ordinal()).map(TestPlan.Case::id).toList();
    return new TestPlan.Criterion(criterion.ordinal(), ItemText.of(criterion), risk.category(),
        risk.probability(), risk.impact(), risk.score(), risk.priority(), risk.basis(), own, questions.of(criterion),
        criterion.span());
  }

  private static <E extends Enum<E>> Map<String, Integer> count(
      E[] all, List<TestPlan.Case> cases, Function<TestPlan.Case, E> property) {
    var counts = new LinkedHashMap<String, Integer>();
    Arrays.stream(all).forEach(each -> counts.put(each.name(),
        (int) cases.stream().filter(one -> property.apply(one) == each).count()));
    return counts;
  }

  private static List<String> states(Story story) {
    var states = new TreeSet<String>();
    story.criteria().forEach(criterion ->
        STATE.matcher(criterion.text()).results().forEach(found -> states.add(found.group(1))));
    return List.copyOf(states);
  }

  private static String summary(TestPlan plan) {
    if (plan.criteria().isEmpty()) {
      return "Story %s states no acceptance criteria: nothing to design tests from".formatted(plan.story());
    }
    return "%d cases for %d criteria of story %s: %s".formatted(
        plan.cases().size(), plan.criteria().size(), plan.story(), counts(plan.priorities()));
  }

  private static String counts(Map<String, Integer> counts) {
    return String.join(", ", counts.entrySet().stream().filter(each -> each.getValue() > 0)
        .map(each -> each.getValue() + " " + each.getKey()).toList());
  }

  private static List<SourceSpan> evidence(Story story, TestPlan plan) {
    return Stream.of(
        Stream.of(story.source()),
        plan.criteria().stream().map(TestPlan.Criterion::source),
        plan.gaps().stream().map(TestPlan.Gap::source)).flatMap(Function.identity()).toList();
  }

  private static List<String> needs(TestPlan plan) {
    var needs = new ArrayList<String>();
    if (plan.criteria().isEmpty()) {
      needs.add("acceptance criteria of story " + plan.story());
    }
    var language = Language.of(plan.criteria().stream().map(TestPlan.Criterion::text).toList());
    if (language != Language.ENGLISH && language != Language.UNKNOWN) {
      needs.add("ratings and levels: the rules read English, the criteria are " + language.label());
    }
    plan.criteria().forEach(each -> each.open().forEach(open -> needs.add("AC%d: %s".formatted(each.ordinal(), open))));
    plan.gaps().forEach(gap -> needs.add(
        "a criterion for \"%s\" of %s".formatted(Escape.oneLine(gap.words()), gap.requirement())));
    return needs;
  }
}
