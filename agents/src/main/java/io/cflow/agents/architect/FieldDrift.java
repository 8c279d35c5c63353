package io.cflow.agents.architect;

import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One entity declared twice with different fields: somebody will build the wrong one. */
record FieldDrift(
    String entity, List<String> onlyFirst, List<String> onlySecond, SourceSpan first, SourceSpan second) {

  static List<FieldDrift> in(List<Entity> entities) {
    var byName = new TreeMap<>(entities.stream().filter(entity -> !entity.fields().isEmpty())
        .collect(Collectors.groupingBy(entity -> Entities.key(entity.name()))));
    var drifts = new ArrayList<FieldDrift>();
    byName.values().forEach(same -> {
      for (int i = 1; i < same.size(); i++) {
        var drift = between(same.getFirst(), same.get(i));
        if (!drift.onlyFirst().isEmpty() || !drift.onlySecond().isEmpty()) {
          drifts.add(drift);
        }
      }
    });
    return drifts;
  }

  private static FieldDrift between(Entity first, Entity second) {
    return new FieldDrift(first.name(), missing(first, keys(second)), missing(second, keys(first)), first.at(),
        second.at());
  }

  private static List<String> missing(Entity entity, Set<String> others) {
    return entity.fields().stream().map(Entity.Field::name).filter(name -> !others.contains(Entities.key(name)))
        .toList();
  }

  private static Set<String> keys(Entity entity) {
    return entity.fields().stream().map(field -> Entities.key(field.name())).collect(Collectors.toSet());
  }
}
