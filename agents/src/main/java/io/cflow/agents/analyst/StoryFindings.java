package io.cflow.agents.analyst;

import io.cflow.agents.Escape;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.Story;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The coverage of a plan's requirements and a draft for each functional one that nothing serves.
 *
 * @param coverage one entry for each requirement that was not dropped: the map never loses one
 */
record StoryFindings(List<Coverage.Entry> coverage, List<StoryDraft> stories) {

  static StoryFindings of(Plan plan) {
    var coverage = new Coverage(plan).entries();
    var sentences = Sentences.of(plan).stream().collect(
        Collectors.toMap(sentence -> sentence.requirement().id(), each -> each, (first, _) -> first));
    var drafter = new StoryDrafter(plan.project());
    var numbers = new HashMap<String, Integer>();
    var drafts = new ArrayList<StoryDraft>();
    for (var entry : coverage) {
      if (entry.kind() == Requirement.Kind.FUNCTIONAL && entry.degree() == Coverage.Degree.NONE) {
        var sentence = sentences.get(entry.requirement());
        drafts.add(drafter.draft(sentence, place(plan, sentence.requirement(), entry, numbers)));
      }
    }
    return new StoryFindings(coverage, drafts);
  }

  List<Coverage.Entry> functional(Coverage.Degree degree) {
    return coverage.stream().filter(entry -> entry.kind() == Requirement.Kind.FUNCTIONAL)
        .filter(entry -> entry.degree() == degree).toList();
  }

  private static StoryDrafter.Place place(
      Plan plan, Requirement requirement, Coverage.Entry entry, Map<String, Integer> numbers) {
    var epic = entry.epic();
    var area = area(epic, requirement.section());
    int number = numbers.merge(area, epic.isEmpty() ? 1 : lastNumber(plan, epic) + 1, (last, _) -> last + 1);
    return new StoryDrafter.Place(epic.isEmpty() ? "" : epic + "." + number, area, number, nearest(plan, entry));
  }

  private static String nearest(Plan plan, Coverage.Entry entry) {
    return entry.stories().stream().limit(1).flatMap(id -> plan.story(id).stream()).map(story -> "%s %s (%d %%)"
        .formatted(story.id(), Escape.excerpt(story.title(), 60), entry.percent())).findFirst().orElse("");
  }

  private static String area(String epic, String section) {
    var slug = Escape.slug(epic.isEmpty() ? section : epic, 40);
    return slug.isEmpty() ? "unassigned" : slug;
  }

  private static int lastNumber(Plan plan, String epic) {
    return plan.storiesOf(epic).stream().map(Story::id).map(id -> id.substring(id.lastIndexOf('.') + 1))
        .map(last -> last.replaceAll("\\D.*$", "")).filter(last -> !last.isEmpty() && last.length() < 7)
        .mapToInt(Integer::parseInt).max().orElse(0);
  }
}
