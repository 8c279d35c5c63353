package io.cflow.processors.bmad.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds epics by number, so that a plan of thousands of epics is put together in linear time. */
final class EpicIndex {

  private final Map<String, List<EpicDraft>> byNumber = new HashMap<>();
  private final Map<EpicDraft, Integer> order = new HashMap<>();
  private final Map<String, EpicDraft> byId = new HashMap<>();

  EpicIndex(List<EpicDraft> epics) {
    for (var epic : epics) {
      byNumber.computeIfAbsent(EpicAssembly.key(epic.number()), key -> new ArrayList<>()).add(epic);
      order.put(epic, order.size());
      byId.put(epic.id(), epic);
    }
  }

  /** All epics of a number, however it is spelled, in the order of the plan. */
  List<EpicDraft> numbered(String number) {
    return byNumber.getOrDefault(EpicAssembly.key(number), List.of());
  }

  /** The first in the order of the plan that has one of the numbers and passes the test. */
  Optional<EpicDraft> first(List<String> numbers, Predicate<EpicDraft> test) {
    return numbers.stream().flatMap(number -> numbered(number).stream()).filter(test)
        .min(Comparator.comparing(order::get));
  }

  Optional<EpicDraft> named(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  boolean holds(String id) {
    return byId.containsKey(id);
  }

  /** Where the epic is described; empty for an unknown one. */
  Set<String> paths(String id) {
    var epic = byId.get(id);
    return epic == null ? Set.of() : epic.paths();
  }
}
