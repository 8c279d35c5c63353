package io.cflow.engine.change;

import io.cflow.domain.Document;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import io.cflow.engine.change.PlanItem.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each story is about: itself and its parts, the requirements it serves, and the sections its documents cite.
 * These are what its work is made from; a change of anything else does not touch it.
 */
public final class Subjects {

  private final List<PlanItem> all;
  private final Map<String, List<PlanItem>> ofStory = new HashMap<>();

  private Subjects(List<PlanItem> all) {
    this.all = all;
  }

  public static Subjects of(Plan plan) {
    var subjects = new Subjects(PlanItems.of(plan));
    subjects.gather(plan);
    return subjects;
  }

  private void gather(Plan plan) {
    var byKind = all.stream().collect(Collectors.groupingBy(PlanItem::kind));
    var requirements = new HashMap<String, PlanItem>();
    byKind.getOrDefault(Kind.REQUIREMENT, List.of()).forEach(item -> requirements.put(item.id(), item));
    var parts = all.stream().filter(item -> item.kind() == Kind.STORY || item.kind().isOfStory())
        .collect(Collectors.groupingBy(item -> item.kind() == Kind.STORY ? item.id() : item.owner()));
    var documents = plan.documents().stream().collect(Collectors.toMap(Document::path, each -> each, (a, b) -> a));
    var sections = byKind.getOrDefault(Kind.SECTION, List.of());
    for (var story : plan.stories()) {
      var about = new LinkedHashMap<PlanItem.Key, PlanItem>();
      Stream.of(
              parts.getOrDefault(story.id(), List.of()).stream(), served(story, requirements),
              Citation.of(story, documents).stream().flatMap(cited -> cited.among(sections)))
          .flatMap(items -> items)
          .forEach(item -> about.putIfAbsent(item.key(), item));
      ofStory.put(story.id(), new ArrayList<>(about.values()));
    }
  }

  /** What an epic serves as a whole counts only for stories that do not say what they serve themselves. */
  private static Stream<PlanItem> served(Story story, Map<String, PlanItem> requirements) {
    boolean says = story.covers().stream().anyMatch(link -> !link.inherited());
    return story.covers().stream().filter(link -> !says || !link.inherited()).map(link -> requirements.get(link.requirement())).flatMap(Stream::ofNullable);
  }

  /** Everything the plan says. */
  public List<PlanItem> all() {
    return all;
  }

  /** @return empty for a story the plan does not know */
  public List<PlanItem> of(String story) {
    return ofStory.getOrDefault(story, List.of());
  }
}
