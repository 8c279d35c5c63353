package io.cflow.processors.bmad.plan;

import io.cflow.domain.Epic;
import io.cflow.domain.StatedStatus;
import io.cflow.processors.bmad.harvest.EpicSighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An epic while its sightings are gathered. */
final class EpicDraft {

  private final List<EpicSighting> sightings = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();
  private String id;
  private @Nullable StatedStatus tracker;

  EpicDraft(EpicSighting first) {
    this.id = first.id();
    add(first);
  }

  void add(EpicSighting sighting) {
    sightings.add(sighting);
    paths.add(sighting.path());
  }

  List<EpicSighting> sightings() {
    return sightings;
  }

  /** The number as printed, shared by epics that documents number alike. */
  String number() {
    return sightings.getFirst().id();
  }

  String id() {
    return id;
  }

  void rename(String other) {
    id = other;
  }

  void track(StatedStatus status) {
    tracker = status;
  }

  boolean isIn(String path) {
    return paths.contains(path);
  }

  Set<String> paths() {
    return paths;
  }

  String title() {
    return best().title();
  }

  private EpicSighting best() {
    var details = details();
    return sightings.stream().filter(sighting -> !sighting.title().isEmpty())
        .min(Comparator.comparing((EpicSighting sighting) -> Archives.hold(sighting.path()))
            .thenComparing(EpicSighting::weak).thenComparing(sighting -> !sighting.alone())
            .thenComparing(sighting -> sighting.span().firstLine() < details.getOrDefault(sighting.path(), 0)))
        .orElse(sightings.getFirst());
  }

  /** By document, the line of the last heading: a list of epics stands before their details. */
  private Map<String, Integer> details() {
    return sightings.stream().filter(sighting -> !sighting.weak() && !sighting.title().isEmpty())
        .collect(Collectors.toMap(EpicSighting::path, sighting -> sighting.span().firstLine(), Math::max));
  }

  boolean isRetired() {
    return best().retired() || Archives.hold(best().path());
  }

  /** Whether a line of the sprint status file is all there is. */
  boolean isOnlyTracked() {
    return tracker != null && sightings.size() == 1 && sightings.getFirst().span().equals(tracker.span());
  }

  Epic toEpic() {
    var own = title();
    var titles = sightings.stream().map(EpicSighting::title).filter(title -> !title.isEmpty() && !title.equals(own))
        .distinct().toList();
    var goal = sightings.stream().map(EpicSighting::goal).filter(text -> !text.isEmpty()).findFirst().orElse("");
    var covers = sightings.stream().flatMap(sighting -> sighting.covers().stream()).distinct().toList();
    return new Epic(id, own, titles, goal, covers, tracker, isRetired(),
        sightings.stream().map(EpicSighting::span).distinct().sorted().toList());
  }
}
