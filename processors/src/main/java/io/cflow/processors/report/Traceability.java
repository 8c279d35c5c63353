package io.cflow.processors.report;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.Artifact;
import io.cflow.domain.Epic;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.RequirementLink;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * From each requirement to what serves and checks it.
 *
 * @param requirements those nobody serves first, then in the order of the plan; dropped ones are left out
 * @param stories every story with criteria, in the order of the plan
 */
record Traceability(List<RequirementTrace> requirements, List<StoryTrace> stories) {

  /** @param epics that say they serve it, whether or not one of their stories does */
  record RequirementTrace(Requirement requirement, List<String> epics, List<ServingStory> stories, int cases) {

    boolean isCovered() {
      return !stories.isEmpty();
    }

    boolean isFunctional() {
      return requirement.kind() == Requirement.Kind.FUNCTIONAL;
    }

    List<ServingStory> closestStories() {
      return closest(stories);
    }
  }

  /** @param inherited the story does not name the requirement itself, its epic does */
  record ServingStory(String id, StoryStatus status, boolean inherited, int criteria) {}

  record StoryTrace(Story story, List<CriterionTrace> criteria) {}

  record CriterionTrace(AcceptanceCriterion criterion, List<TestCase> cases) {}

  /** @param artifacts of which the test plans count */
  static Traceability of(Plan plan, List<Artifact> artifacts) {
    var cases = artifacts.isEmpty()
        ? Map.<String, List<TestCase>>of()
        : TestPlans.in(artifacts).stream().collect(Collectors.groupingBy(TestCase::story));
    var serving = serving(plan);
    var requirements = plan.requirements().stream()
        .filter(requirement -> !requirement.dropped())
        .map(requirement -> trace(requirement, plan, serving.getOrDefault(requirement.id(), List.of()), cases))
        .sorted(Comparator.comparing(RequirementTrace::isCovered))
        .toList();
    var stories = plan.stories().stream()
        .filter(story -> !story.criteria().isEmpty())
        .map(story -> trace(story, cases.getOrDefault(story.id(), List.of())))
        .toList();
    return new Traceability(requirements, stories);
  }

  List<RequirementTrace> requirements(boolean functional, boolean covered) {
    return requirements.stream()
        .filter(trace -> trace.isFunctional() == functional && trace.isCovered() == covered)
        .toList();
  }

  private static Map<String, List<ServingStory>> serving(Plan plan) {
    var serving = new HashMap<String, List<ServingStory>>();
    plan.stories().stream().filter(story -> !story.retired()).forEach(story -> links(story).forEach(
        link -> serving.computeIfAbsent(link.requirement(), requirement -> new ArrayList<>()).add(
            new ServingStory(story.id(), story.status(), link.inherited(), story.criteria().size()))));
    return serving;
  }

  /** One for each requirement; the story's own word counts before what it inherits. */
  private static Collection<RequirementLink> links(Story story) {
    var links = new LinkedHashMap<String, RequirementLink>();
    story.covers().forEach(link -> links.merge(
        link.requirement(), link, (one, other) -> one.inherited() ? other : one));
    return links.values();
  }

  private static RequirementTrace trace(
      Requirement requirement, Plan plan, List<ServingStory> serving, Map<String, List<TestCase>> cases) {
    var epics = plan.epics().stream().filter(epic -> epic.covers().contains(requirement.id())).map(Epic::id).toList();
    var tests = closest(serving).stream()
        .flatMap(story -> cases.getOrDefault(story.id(), List.of()).stream()).map(TestCase::id).distinct().count();
    return new RequirementTrace(requirement, epics, serving, (int) tests);
  }

  /** The stories that name a requirement themselves; those that inherit it only where there is no such story. */
  private static List<ServingStory> closest(List<ServingStory> stories) {
    var direct = stories.stream().filter(story -> !story.inherited()).toList();
    return direct.isEmpty() ? stories : direct;
  }

  private static StoryTrace trace(Story story, List<TestCase> cases) {
    return new StoryTrace(story, story.criteria().stream()
        .map(criterion -> new CriterionTrace(
            criterion, cases.stream().filter(test -> test.criterion() == criterion.ordinal()).toList()))
        .toList());
  }
}
