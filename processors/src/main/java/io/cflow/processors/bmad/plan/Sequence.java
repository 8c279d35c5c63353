package io.cflow.processors.bmad.plan;

import io.cflow.domain.Dependency;
import io.cflow.domain.Dependency.Strength;
import io.cflow.domain.NaturalOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order inside an epic: a story follows the one before it unless documents say otherwise. A team may turn it off.
 *
 * @param free stories that say they need nothing
 */
record Sequence(List<StoryDraft> stories, Set<String> free) {

  /** The stated edges and, where none of them speaks, those of the sequence; in natural order. */
  List<Dependency> with(List<Dependency> stated) {
    var all = new ArrayList<>(stated);
    var needs = stated.stream()
        .collect(Collectors.groupingBy(Dependency::from, Collectors.mapping(Dependency::to, Collectors.toList())));
    var order = new Reachability(stories.stream().map(StoryDraft::id).toList(), needs);
    var before = new HashMap<String, StoryDraft>();
    for (var story : stories) {
      var previous = story.epic().isEmpty() ? null : before.put(story.epic(), story);
      if (previous != null && !free.contains(story.id())
          && !needs.getOrDefault(story.id(), List.of()).contains(previous.id())
          && !order.waitsFor(previous.id(), story.id())) {
        all.add(new Dependency(story.id(), previous.id(), Strength.SOFT, "follows in its epic",
            story.ordered().findFirst().orElseThrow().definition().span()));
      }
    }
    all.sort(Comparator.comparing(Dependency::from, NaturalOrder.INSTANCE)
        .thenComparing(Dependency::to, NaturalOrder.INSTANCE));
    return List.copyOf(all);
  }
}
