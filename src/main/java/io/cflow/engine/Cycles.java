package io.cflow.engine;

import io.cflow.engine.CycleCut.Wait;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cycles that are left when some statements, by their position, are taken back. */
final class Cycles<N, S> {

  private final List<Wait<N, S>> waits;
  private final Map<S, Integer> positions = new HashMap<>();

  Cycles(Collection<Wait<N, S>> waits, List<S> statements) {
    this.waits = List.copyOf(waits);
    statements.forEach(statement -> positions.putIfAbsent(statement, positions.size()));
    if (positions.size() < statements.size()) {
      throw new IllegalArgumentException("a statement is given twice");
    }
    this.waits.stream().filter(wait -> !positions.containsKey(wait.statement())).findFirst().ifPresent(unknown -> {
      throw new IllegalArgumentException("rests on an unknown statement: " + unknown);
    });
  }

  BitSet statements(List<Wait<N, S>> path) {
    return path.stream().map(this::position).collect(BitSet::new, BitSet::set, BitSet::or);
  }

  private int position(Wait<N, S> wait) {
    return positions.get(wait.statement());
  }

  /** Cycles that share no statement, as many as taking the first one found each time yields. */
  List<List<Wait<N, S>>> disjoint(BitSet without) {
    var gone = (BitSet) without.clone();
    var paths = new ArrayList<List<Wait<N, S>>>();
    for (var path = any(gone); !path.isEmpty(); path = any(gone)) {
      paths.add(path);
      gone.or(statements(path));
    }
    return paths;
  }

  /** One cycle; empty if there is none. */
  List<Wait<N, S>> any(BitSet without) {
    var left = waits.stream().filter(wait -> !without.get(position(wait))).toList();
    var nodes = left.stream().flatMap(wait -> Stream.of(wait.from(), wait.to())).toList();
    var edges = left.stream().map(wait -> new DependencyGraph.Edge<>(wait.from(), wait.to())).toList();
    var cycle = DependencyGraph.of(nodes, edges).cycle();
    return cycle.isEmpty() ? List.of() : shortest(cycle.getFirst(), among(new HashSet<>(cycle), left));
  }

  private Map<N, List<Wait<N, S>>> among(Collection<N> members, List<Wait<N, S>> left) {
    return left.stream().filter(wait -> members.contains(wait.from()) && members.contains(wait.to()))
        .collect(Collectors.groupingBy(Wait::from));
  }

  /** The shortest way from a node of a cycle back to it: a person reads it, and short cycles prune the search most. */
  private List<Wait<N, S>> shortest(N start, Map<N, List<Wait<N, S>>> waitsFrom) {
    var reachedBy = new HashMap<N, Wait<N, S>>();
    var open = new ArrayDeque<>(List.of(start));
    while (!reachedBy.containsKey(start)) {
      for (var wait : waitsFrom.get(open.poll())) {
        if (reachedBy.putIfAbsent(wait.to(), wait) == null) {
          open.add(wait.to());
        }
      }
    }
    return pathTo(start, reachedBy);
  }

  private List<Wait<N, S>> pathTo(N end, Map<N, Wait<N, S>> reachedBy) {
    var path = new ArrayList<Wait<N, S>>();
    var node = end;
    do {
      path.add(reachedBy.get(node));
      node = path.getLast().from();
    } while (!node.equals(end));
    return path.reversed();
  }
}
