package io.cflow.processors.bmad.plan;

import io.cflow.domain.RequirementLink;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.words.StoryNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A story while its sightings are gathered. */
final class StoryDraft {

  private static final Comparator<StorySighting> FILES_THEN_SHARDS_THEN_PRD =
      Comparator.comparing((StorySighting sighting) -> Archives.hold(sighting.path()))
          .thenComparing(sighting -> rank(sighting.definition().kind()))
          .thenComparing(StorySighting::weak)
          .thenComparing(StorySighting::path);

  private final List<StorySighting> sightings = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();
  private final Faces faces = new Faces();
  private final List<StatedStatus> tracker = new ArrayList<>();
  private final Set<String> aliases = new LinkedHashSet<>();
  private final List<RequirementLink> inherited = new ArrayList<>();
  private String id = "";
  private String epic = "";
  private String family = "";
  private boolean retired;
  private @Nullable StoryNumber number;
  private List<StorySighting> ordered = List.of();

  StoryDraft(StorySighting first, Faces.Face face) {
    add(first, face);
  }

  private static int rank(Kind kind) {
    return switch (kind) {
      case STORY -> 0;
      case STORY_EMPTY -> 1;
      case EPIC -> 2;
      case EPICS -> 3;
      case PRD -> 4;
      case TECH_SPEC -> 5;
      case TRACKER -> 6;
    };
  }

  void add(StorySighting sighting, Faces.Face face) {
    sightings.add(sighting);
    paths.add(sighting.path());
    faces.add(face, sighting.path());
    family = family.isEmpty() ? sighting.family() : family;
    number = moreExplicit(number, sighting.number());
    ordered = List.of();
  }

  private static @Nullable StoryNumber moreExplicit(@Nullable StoryNumber known, @Nullable StoryNumber other) {
    boolean better = other != null && (known == null || other.prefix().length() > known.prefix().length());
    return better ? other : known;
  }

  List<StorySighting> sightings() {
    return sightings;
  }

  /** The number as most explicitly printed: one with a prefix before one without. */
  @Nullable StoryNumber number() {
    return number;
  }

  String bare() {
    return number == null ? sightings.getFirst().label().toLowerCase(Locale.ROOT) : number.bare();
  }

  String family() {
    return family;
  }

  String title() {
    return ordered().map(StorySighting::title).filter(title -> !title.isEmpty()).findFirst().orElse("");
  }

  Stream<StorySighting> ordered() {
    if (ordered.isEmpty()) {
      ordered = sightings.stream().sorted(FILES_THEN_SHARDS_THEN_PRD).toList();
    }
    return ordered.stream();
  }

  boolean hasFile() {
    return sightings.stream().anyMatch(StorySighting::isFile);
  }

  boolean isIn(String path) {
    return paths.contains(path);
  }

  boolean sharesDocument(StoryDraft other) {
    return !Collections.disjoint(paths, other.paths);
  }

  Faces faces() {
    return faces;
  }

  String id() {
    return id;
  }

  void name(String name) {
    id = name;
  }

  String epic() {
    return epic;
  }

  void belongTo(String epicId) {
    epic = epicId;
  }

  void track(StatedStatus status, String key) {
    tracker.add(status);
    aliases.add(key);
  }

  void inherit(RequirementLink link) {
    inherited.add(link);
  }

  /** Its epic is retired, and so is it. */
  void retire() {
    retired = true;
  }

  /** What an archived file says counts only where nothing else is left. */
  List<StatedStatus> statuses() {
    boolean onlyArchived = sightings.stream().allMatch(sighting -> Archives.hold(sighting.path()));
    return Stream.concat(ordered().filter(sighting -> onlyArchived || !Archives.hold(sighting.path())).flatMap(sighting -> sighting.statuses().stream()), tracker.stream()).toList();
  }

  Set<String> aliases() {
    var all = new LinkedHashSet<String>();
    sightings.stream().map(StorySighting::number).flatMap(Stream::ofNullable)
        .forEach(number -> all.addAll(List.of(number.toString(), number.bare())));
    sightings.stream().map(StorySighting::label).filter(label -> !label.isEmpty()).forEach(all::add);
    all.addAll(aliases);
    all.remove(id);
    return all;
  }

  private List<RequirementLink> covers() {
    var stated = sightings.stream().flatMap(sighting -> sighting.requirements().stream()
        .map(requirement -> new RequirementLink(requirement, false, sighting.definition().span()))).toList();
    var known = new LinkedHashSet<String>();
    return Stream.concat(stated.stream(), inherited.stream()).filter(link -> known.add(link.requirement())).toList();
  }

  Story toStory() {
    var definitions = ordered().filter(sighting -> !sighting.weak() || sightings.size() == 1)
        .map(StorySighting::definition)
        .toList();
    List<StoryDefinition> kept = definitions.isEmpty() ? List.of(sightings.getFirst().definition()) : definitions;
    var first = ordered().findFirst().orElseThrow();
    return new Story(id, List.copyOf(aliases()), epic, title(), kept, statuses(), covers(),
        retired || first.retired() || Archives.hold(first.path()), first.synthetic() || number == null);
  }
}
