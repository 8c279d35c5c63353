package io.cflow.processors.report;

import io.cflow.domain.Dependency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A story and everything it waits for by one statement. An epic that waits for another makes each of its stories
 * wait for all of the other's: that is one fact, and should be read as one.
 *
 * @param statement the first of the dependencies; all have its story, strength, reason and place
 */
record Wait(Dependency statement, List<String> stories) {

  private record Key(Dependency withoutTarget) {

    static Key of(Dependency edge) {
      return new Key(new Dependency(edge.from(), "", edge.strength(), edge.reason(), edge.evidence()));
    }
  }

  /** In the order in which the first dependency of each appears. */
  static List<Wait> in(List<Dependency> edges) {
    Map<Key, List<Dependency>> groups = new LinkedHashMap<>();
    edges.forEach(edge -> groups.computeIfAbsent(Key.of(edge), key -> new ArrayList<>()).add(edge));
    return groups.values().stream()
        .map(group -> new Wait(group.getFirst(), group.stream().map(Dependency::to).toList()))
        .toList();
  }
}
