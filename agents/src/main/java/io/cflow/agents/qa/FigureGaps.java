package io.cflow.agents.qa;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.RequirementLink;
import io.cflow.domain.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Limits of a requirement that got lost on the way to the criteria of the stories that serve it. */
final class FigureGaps {

  private final Plan plan;

  FigureGaps(Plan plan) {
    this.plan = plan;
  }

  /** Gaps of the requirements that {@code story} itself names; what only its epic names may belong to a sibling. */
  List<TestPlan.Gap> of(Story story) {
    var gaps = new ArrayList<TestPlan.Gap>();
    story.covers().stream().filter(Predicate.not(RequirementLink::inherited)).map(RequirementLink::requirement)
        .distinct()
        .forEach(id -> plan.requirements().stream().filter(each -> each.id().equals(id) && !each.dropped())
            .forEach(requirement -> gaps.addAll(lost(requirement))));
    return gaps;
  }

  private List<TestPlan.Gap> lost(Requirement requirement) {
    var criteria = plan.stories().stream().filter(story -> serves(story, requirement.id()))
        .flatMap(story -> story.criteria().stream()).map(AcceptanceCriterion::text).toList();
    return criteria.isEmpty() ? List.of() : Bound.in(requirement.text()).stream()
        .filter(bound -> criteria.stream().noneMatch(text -> mentions(text, bound)))
        .map(bound -> new TestPlan.Gap(requirement.id(), bound.words(), requirement.source())).toList();
  }

  private static boolean serves(Story story, String requirement) {
    return story.covers().stream().anyMatch(link -> link.requirement().equals(requirement));
  }

  private static boolean mentions(String criterion, Bound bound) {
    var figure = Pattern.quote(bound.value().toPlainString());
    return Pattern.compile("(?<![\\d.])" + figure + "(?![\\d]|\\.\\d)").matcher(criterion.replace(",", "")).find();
  }
}
