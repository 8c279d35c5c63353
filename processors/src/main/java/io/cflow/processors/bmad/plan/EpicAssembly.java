package io.cflow.processors.bmad.plan;

import io.cflow.domain.DocumentType;
import io.cflow.domain.NaturalOrder;
import io.cflow.processors.bmad.harvest.EpicSighting;
import io.cflow.processors.bmad.words.EpicHeading;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.Titles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes one epic of all its mentions; two plans in one tree may both have an epic 1. */
final class EpicAssembly {

  private final Map<String, DocumentType> types;
  private final Map<String, List<EpicDraft>> byNumber = new LinkedHashMap<>();

  private EpicAssembly(Map<String, DocumentType> types) {
    this.types = types;
  }

  static List<EpicDraft> assemble(List<EpicSighting> sightings, Map<String, DocumentType> types) {
    var assembly = new EpicAssembly(types);
    sightings.stream().sorted(Comparator.comparing((EpicSighting sighting) -> Archives.hold(sighting.path()))
            .thenComparing(EpicSighting::weak).thenComparing(sighting -> !sighting.alone())
            .thenComparing(sighting -> sighting.path().length()).thenComparing(EpicSighting::path))
        .forEach(assembly::place);
    return assembly.named();
  }

  private void place(EpicSighting sighting) {
    var drafts = byNumber.computeIfAbsent(key(sighting.id()), number -> new ArrayList<>());
    var home = home(drafts, sighting);
    if (home.isPresent()) {
      home.get().add(sighting);
    } else {
      drafts.add(new EpicDraft(sighting));
    }
  }

  static String key(String id) {
    return EpicHeading.key(id);
  }

  private Optional<EpicDraft> home(List<EpicDraft> drafts, EpicSighting sighting) {
    var known = drafts.stream().limit(Namesakes.MOST).toList();
    var alike = known.stream().filter(draft -> draft.isIn(sighting.path()) || compared(draft)
        .anyMatch(other -> Titles.alike(other.title(), sighting.title()))).findFirst();
    return alike.or(() -> known.stream()
        .filter(draft -> compared(draft).anyMatch(other -> isSameInspiteOfTitle(other, sighting))).findFirst());
  }

  /** Copies beyond these say nothing new; comparing all with all would take the square of their number. */
  private static Stream<EpicSighting> compared(EpicDraft draft) {
    return draft.sightings().stream().limit(Namesakes.MOST);
  }

  private boolean isSameInspiteOfTitle(EpicSighting left, EpicSighting right) {
    if (left.title().isEmpty() || right.title().isEmpty() || left.weak() || right.weak()) {
      return true;
    }
    return types.get(left.path()) != types.get(right.path());
  }

  private List<EpicDraft> named() {
    for (var drafts : byNumber.values()) {
      for (var draft : drafts.subList(1, drafts.size())) {
        draft.rename(draft.number() + "-" + slug(draft.title()));
      }
    }
    return byNumber.values().stream().flatMap(List::stream)
        .sorted(Comparator.comparing(EpicDraft::id, NaturalOrder.INSTANCE)).toList();
  }

  static String slug(String title) {
    return Titles.slug(title);
  }
}
