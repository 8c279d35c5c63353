package io.cflow.processors.report;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.Artifact;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.RequirementLink;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import java.util.Comparator;
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
  }

  /** @param inherited the story does not name the requirement itself, its epic does */
  record ServingStory(String id, StoryStatus status, boolean inherited, int criteria) {}

  record StoryTrace(Story story, List<CriterionTrace> criteria) {}

  record CriterionTrace(AcceptanceCriterion criterion, List<TestCase> cases) {}

  /** @param artifacts of which the test plans count */
  static Traceability of(Plan plan, List<Artifact> artifacts) {
    var cases = TestPlans.in(artifacts).stream().collect(Collectors.groupingBy(TestCase::story));
    var requirements = plan.requirements().stream()
        .filter(requirement -> !requirement.dropped())
        .map(requirement -> trace(requirement, plan, cases))
        .sorted(Comparator.comparing(RequirementTrace::isCovered))
        .toList();
    var stories = plan.stories().stream()
        .filter(story -> !story.criteria().isEmpty())
        .map(story -> trace(story, cases.getOrDefault(story.id(), List.of())))
        .toList();
    return new Traceability(requirements, stories);
  }

  long covered() {
    return requirements.stream().filter(RequirementTrace::isCovered).count();
  }

  private static RequirementTrace trace(Requirement requirement, Plan plan, Map<String, List<TestCase>> cases) {
    var epics = plan.epics().stream().filter(epic -> epic.covers().contains(requirement.id())).map(epic -> epic.id());
    var serving = plan.stories().stream()
        .filter(story -> !story.retired())
        .flatMap(story -> story.covers().stream()
            .filter(link -> link.requirement().equals(requirement.id()))
            .min(Comparator.comparing(RequirementLink::inherited))
            .map(link -> new ServingStory(story.id(), story.status(), link.inherited(), story.criteria().size()))
            .stream())
        .toList();
    var tests = serving.stream()
        .flatMap(story -> cases.getOrDefault(story.id(), List.of()).stream()).map(TestCase::id).distinct().count();
    return new RequirementTrace(requirement, epics.toList(), serving, (int) tests);
  }

  private static StoryTrace trace(Story story, List<TestCase> cases) {
    return new StoryTrace(story, story.criteria().stream()
        .map(criterion -> new CriterionTrace(
            criterion, cases.stream().filter(test -> test.criterion() == criterion.ordinal()).toList()))
        .toList());
  }
}
