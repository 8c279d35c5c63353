package io.cflow.agents.qa;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.Story;
import io.cflow.domain.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What the gate judges, gathered from the artifacts of earlier tasks.
 *
 * @param ran whether a test run is on record
 * @param failures names of failed tests that count against the story
 * @param reviewed whether a review is on record
 * @param uncheckedTasks of the story's own task list
 */
record GateEvidence(
    Story story, boolean ran, List<Criterion> criteria, List<String> failures, List<Finding> findings,
    boolean reviewed, int uncheckedTasks) {

  /**
   * A criterion with its rating and its tests.
   *
   * @param passed tests that name it and passed, flaky ones included
   * @param flaky how many of those failed first
   */
  record Criterion(
      AcceptanceCriterion criterion, Risk.Priority priority, Risk.Category category, int passed, int failed,
      int flaky) {

    boolean covered() {
      return passed + failed > 0;
    }
  }

  record Finding(String severity, String rule, String place, String message) {

    /** A run says better than a look at names which criteria are tested. */
    boolean isAboutMissingTests() {
      return rule.equals("criterion-without-test") || rule.equals("no-test-listed");
    }

    boolean isSecurity() {
      return rule.startsWith("secret");
    }
  }

  static GateEvidence of(Story story, Earlier earlier) {
    var tests = earlier.ofStory(story.id(), "tests.json").filter(GateEvidence::ran);
    var plan = earlier.testPlan(story.id());
    var review = earlier.ofStory(story.id(), "review.json");
    return new GateEvidence(story, tests.isPresent(),
        story.criteria().stream().map(each -> criterion(each, plan, tests)).toList(),
        tests.map(GateEvidence::failures).orElse(List.of()),
        review.map(GateEvidence::findings).orElse(List.of()).stream()
            .filter(finding -> tests.isEmpty() || !finding.isAboutMissingTests()).toList(),
        review.filter(each -> each.path("files").size() > 0).isPresent(),
        (int) story.tasks().stream().filter(Predicate.not(WorkItem::done)).count());
  }

  List<Finding> findings(String severity) {
    return findings.stream().filter(finding -> finding.severity().equals(severity)).toList();
  }

  int flakyTests() {
    return criteria.stream().mapToInt(Criterion::flaky).sum();
  }

  private static boolean ran(JsonNode tests) {
    return !tests.path("result").asString("not_run").equals("not_run");
  }

  private static List<String> failures(JsonNode tests) {
    var names = new ArrayList<String>();
    tests.path("failures").forEach(test -> names.add(test.path("name").asString("")));
    return names;
  }

  private static List<Finding> findings(JsonNode review) {
    var findings = new ArrayList<Finding>();
    review.path("findings").forEach(each -> findings.add(new Finding(
        each.path("severity").asString("").toLowerCase(Locale.ROOT), each.path("rule").asString(""),
        each.path("place").asString(""), each.path("message").asString(""))));
    return findings;
  }

  /** The plan's rating counts, because a person or a model may have corrected it; else the rule's. */
  private static Criterion criterion(
      AcceptanceCriterion criterion, Optional<JsonNode> plan, Optional<JsonNode> tests) {
    var rated = plan.flatMap(each -> withOrdinal(each, criterion.ordinal()));
    var risk = Risk.of(criterion.text());
    var results = tests.flatMap(each -> withOrdinal(each, criterion.ordinal())).map(each -> each.path("tests"));
    int flaky = count(results, "flaky");
    return new Criterion(criterion,
        rated.flatMap(each -> constant(Risk.Priority.class, each.path("priority"))).orElse(risk.priority()),
        rated.flatMap(each -> constant(Risk.Category.class, each.path("category"))).orElse(risk.category()),
        count(results, "passed") + flaky, count(results, "failed"), flaky);
  }

  private static Optional<JsonNode> withOrdinal(JsonNode content, int ordinal) {
    return content.path("criteria").valueStream()
        .filter(each -> each.path("ordinal").asInt(0) == ordinal).findFirst();
  }

  private static int count(Optional<JsonNode> tests, String status) {
    return (int) tests.stream().flatMap(JsonNode::valueStream)
        .filter(test -> test.path("status").asString("").equals(status)).count();
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> type, JsonNode name) {
    return List.of(type.getEnumConstants()).stream()
        .filter(each -> each.name().equalsIgnoreCase(name.asString(""))).findFirst();
  }
}
