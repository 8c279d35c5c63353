package io.cflow.agents.pm;

import io.cflow.domain.Dependency;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.StoryOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is left to do: the stories that are neither done nor given up, and which of them wait for which, in the order the
 * engine itself goes by.
 *
 * @param stories in the plan's order, which is the natural order of their ids
 * @param waitsFor for each story the open stories it waits for, by sequence or by statement
 * @param stated the same, by statement only
 */
record OpenWork(List<Story> stories, Map<String, Set<String>> waitsFor, Map<String, Set<String>> stated) {

  private static final Set<StoryStatus> CLOSED =
      Set.of(StoryStatus.DONE, StoryStatus.DEFERRED, StoryStatus.CANCELLED);

  static OpenWork of(Plan plan) {
    var open = plan.stories().stream().filter(story -> !CLOSED.contains(story.status())).toList();
    var work = new OpenWork(open, empty(open), empty(open));
    StoryOrder.of(plan, false).edges()
        .forEach(edge -> work.add(edge.from(), edge.to(), edge.strength() == Dependency.Strength.HARD));
    return work;
  }

  /** Stories that wait for {@code story}, directly or through others, by statement only. */
  Set<String> held(String story) {
    var held = new LinkedHashSet<String>();
    var next = new ArrayDeque<>(List.of(story));
    while (!next.isEmpty()) {
      var current = next.poll();
      stated.forEach((waiting, needed) -> {
        if (needed.contains(current) && !waiting.equals(story) && held.add(waiting)) {
          next.add(waiting);
        }
      });
    }
    return held;
  }

  /** What {@code story} waits for, without what those stories wait for themselves. */
  List<String> nearest(String story) {
    var needed = waitsFor.get(story);
    return needed.stream().filter(each -> needed.stream().noneMatch(other -> !other.equals(each)
        && reaches(other, each))).toList();
  }

  private boolean reaches(String from, String to) {
    var seen = new LinkedHashSet<String>();
    var next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      var needed = waitsFor.get(next.poll());
      if (needed.contains(to)) {
        return true;
      }
      needed.stream().filter(seen::add).forEach(next::add);
    }
    return false;
  }

  /**
   * The stories so that none comes before one it waits for; ties keep their order. Members of a cycle, which a plan
   * never holds, would come last.
   */
  List<String> inOrder() {
    var ordered = new LinkedHashSet<String>();
    boolean progress = true;
    while (progress) {
      progress = false;
      for (var story : stories) {
        progress |= ordered.containsAll(waitsFor.get(story.id())) && ordered.add(story.id());
      }
    }
    stories.forEach(story -> ordered.add(story.id()));
    return new ArrayList<>(ordered);
  }

  private void add(String from, String to, boolean hard) {
    if (waitsFor.containsKey(from) && waitsFor.containsKey(to) && !from.equals(to)) {
      waitsFor.get(from).add(to);
      if (hard) {
        stated.get(from).add(to);
      }
    }
  }

  private static Map<String, Set<String>> empty(List<Story> stories) {
    var edges = new LinkedHashMap<String, Set<String>>();
    stories.forEach(story -> edges.put(story.id(), new LinkedHashSet<>()));
    return edges;
  }
}
