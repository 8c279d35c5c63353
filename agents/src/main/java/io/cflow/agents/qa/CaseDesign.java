package io.cflow.agents.qa;

import io.cflow.agents.Escape;
import io.cflow.domain.AcceptanceCriterion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Derives the cases of one story: the stated path, both sides of every limit, every listed value. */
final class CaseDesign {

  private static final int LONGEST_STEP = 400;
  private static final Pattern LISTED = Pattern.compile(
      "(?:one of|either|supports?|accepts?|allowed|options?|values?|formats?|types?|modes?)\\b[^.;:\\n]{0,30}[:(]?\\s"
          + "((?:[`'\"\\w./+-]{1,30}, ){1,8}[`'\"\\w./+-]{1,30},? (?:or|and) [`'\"\\w./+-]{1,30})",
      Pattern.CASE_INSENSITIVE);

  private final String story;
  private final Map<Level, Integer> numbers = new HashMap<>();
  private final List<TestPlan.Case> cases = new ArrayList<>();

  CaseDesign(String story) {
    this.story = story;
  }

  /** The cases so far, in the order they were made. */
  List<TestPlan.Case> cases() {
    return List.copyOf(cases);
  }

  /** Adds the cases of {@code criterion}: never none, so that every criterion is covered. */
  void add(AcceptanceCriterion criterion) {
    var text = criterion.text();
    var clauses = Clauses.of(text);
    var draft = new Draft(criterion, Risk.of(text).priority(), Level.of(text), clauses);
    add(draft, "stated path", steps(clauses), clauses.expected());
    Bound.in(text).forEach(bound -> addSides(draft, bound));
    listed(text).forEach(value ->
        add(draft, "equivalence partition", List.of("Use the value " + value), clauses.expected()));
  }

  private record Draft(AcceptanceCriterion criterion, Risk.Priority priority, Level.Choice level, Clauses clauses) {}

  private void addSides(Draft draft, Bound bound) {
    if (bound.isMeasured() || bound.isDeadline() && draft.clauses().expected().contains(bound.words())) {
      add(draft, "measurement", List.of("Measure under the stated conditions; repeat as often as the criterion says"),
          "The measured value keeps the limit \"%s\"".formatted(bound.words()));
      return;
    }
    add(draft, "boundary value", List.of("At the limit: " + bound.with(bound.inside())),
        "Still inside \"%s\"".formatted(bound.words()));
    add(draft, "boundary value", List.of("One step beyond: " + bound.with(bound.outside())),
        "No longer inside \"%s\"".formatted(bound.words()));
  }

  private void add(Draft draft, String technique, List<String> steps, String expected) {
    var level = draft.level().level();
    int number = numbers.merge(level, 1, Integer::sum);
    int ordinal = draft.criterion().ordinal();
    var id = "%s-%s-%03d".formatted(story, level, number);
    cases.add(new TestPlan.Case(id, ordinal, level, draft.level().basis(), draft.priority(), technique,
        steps.stream().map(step -> Escape.excerpt(step, LONGEST_STEP)).toList(),
        Escape.excerpt(expected, LONGEST_STEP), testName(ordinal, technique, steps, draft.clauses())));
  }

  private String testName(int ordinal, String technique, List<String> steps, Clauses clauses) {
    var subject = technique.equals("stated path") ? clauses.expected() : steps.getFirst();
    var words = Escape.slug(subject, 48).replace('-', '_');
    var id = story.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return "story_%s_ac%d%s".formatted(id, ordinal, words.isEmpty() ? "" : "_" + words);
  }

  private static List<String> steps(Clauses clauses) {
    return clauses.conditions().isEmpty() ? List.of("–") : clauses.conditions();
  }

  private static List<String> listed(String text) {
    var found = LISTED.matcher(text);
    if (!found.find()) {
      return List.of();
    }
    return List.of(found.group(1).split(",? (?:or|and) |, ")).stream()
        .map(value -> value.replaceAll("[`'\"]", "").strip()).filter(value -> !value.isEmpty()).distinct().toList();
  }
}
