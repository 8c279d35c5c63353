package io.cflow.processors.bmad.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Whether one story waits for another, over any number of others. Most questions are answered without a walk: a story
 * whose waiting never leads to a later one cannot wait for its successor. The walks of all questions together are
 * bounded by a multiple of the plan's size; beyond it the answer is yes, which assumes no order rather than a wrong one.
 */
final class Reachability {

  private static final int WALKS = 20;

  private final Map<String, List<String>> waits;
  private final Map<String, Integer> order = new HashMap<>();
  /** The last story, in the order of the plan, that a story waits for. */
  private final Map<String, Integer> last = new HashMap<>();
  private long steps;

  /**
   * @param stories ids in the order of the plan
   * @param waits for whom each story waits; stories that wait for nobody may be missing
   */
  Reachability(List<String> stories, Map<String, List<String>> waits) {
    this.waits = waits;
    stories.forEach(story -> order.put(story, order.size()));
    this.steps = (long) WALKS * (stories.size() + waits.values().stream().mapToInt(List::size).sum());
    var waiting = new HashMap<String, List<String>>();
    waits.forEach((from, all) -> all.forEach(to -> waiting.computeIfAbsent(to, none -> new ArrayList<>()).add(from)));
    stories.reversed().forEach(story -> spread(story, waiting));
  }

  /** Each story is reached once: from the last one it waits for. Without recursion: chains may be thousands long. */
  private void spread(String story, Map<String, List<String>> waiting) {
    var open = new ArrayDeque<>(List.of(story));
    while (!open.isEmpty()) {
      var next = open.pop();
      if (last.putIfAbsent(next, order.get(story)) == null) {
        waiting.getOrDefault(next, List.of()).forEach(open::push);
      }
    }
  }

  boolean waitsFor(String story, String other) {
    var visited = new HashSet<String>();
    var open = new ArrayDeque<>(List.of(story));
    while (!open.isEmpty()) {
      var next = open.pop();
      if (next.equals(other) || steps <= 0) {
        return true;
      }
      if (last.get(next) >= order.get(other) && visited.add(next)) {
        var further = waits.getOrDefault(next, List.of());
        steps -= 1 + further.size();
        further.forEach(open::push);
      }
    }
    return false;
  }
}
