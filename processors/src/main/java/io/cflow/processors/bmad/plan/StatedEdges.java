package io.cflow.processors.bmad.plan;

import io.cflow.domain.Dependency;
import io.cflow.domain.Dependency.Strength;
import io.cflow.domain.EpicDependency;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.harvest.Said;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who waits for whom, with everything that was said for it; the firmest statement speaks for the others. */
final class StatedEdges {

  private record Pair(String from, String to) {

    static final Comparator<Pair> NATURAL = Comparator.comparing(Pair::from, NaturalOrder.INSTANCE)
        .thenComparing(Pair::to, NaturalOrder.INSTANCE);
  }

  private final Map<Pair, List<Said>> said = new LinkedHashMap<>();

  void add(String from, String to, Said statement) {
    said.computeIfAbsent(new Pair(from, to), pair -> new ArrayList<>()).add(statement);
  }

  Stream<Dependency> dependencies() {
    return pairs().map(pair -> new Dependency(pair.from(), pair.to(), Strength.HARD, firmest(pair).basis(),
        firmest(pair).reason(), firmest(pair).place(), repeats(pair)));
  }

  Stream<EpicDependency> epicDependencies() {
    return pairs().map(pair -> new EpicDependency(pair.from(), pair.to(), firmest(pair).basis(),
        firmest(pair).reason(), firmest(pair).place(), repeats(pair)));
  }

  private Stream<Pair> pairs() {
    return said.keySet().stream().sorted(Pair.NATURAL);
  }

  private Said firmest(Pair pair) {
    return said.get(pair).stream().min(Comparator.comparing(each -> each.basis().isWeak())).orElseThrow();
  }

  private List<SourceSpan> repeats(Pair pair) {
    var first = firmest(pair).place();
    return said.get(pair).stream().map(Said::place).filter(place -> !place.equals(first)).distinct().sorted().toList();
  }
}
