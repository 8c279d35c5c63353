package io.cflow.processors.bmad.plan;

import io.cflow.domain.RequirementLink;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
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
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A story while its sightings are gathered. */
final class StoryDraft {

  /** {@code STORY-001}: a reference to story 1 means it. */
  private static final Pattern IDENTIFIER = Pattern.compile("^(?:story|us|hu)[-_]0+(\\d+)$");

  private final Comparator<StorySighting> newestFirst;
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
  private UnaryOperator<String> meaning = UnaryOperator.identity();
  private @Nullable StoryNumber number;
  private List<StorySighting> ordered = List.of();

  StoryDraft(StorySighting first, Faces.Face face, Editions editions) {
    this.newestFirst = Comparator.comparing((StorySighting sighting) -> editions.rank(sighting.definition().kind()))
        .thenComparing(StoryDraft::isArchived)
        .thenComparing(StorySighting::weak)
        .thenComparing(StorySighting::path);
    add(first, face);
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
    if (number != null) {
      return number.bare();
    }
    var label = sightings.getFirst().label().toLowerCase(Locale.ROOT);
    return IDENTIFIER.matcher(label).replaceFirst("$1");
  }

  String family() {
    return family;
  }

  String title() {
    return ordered().map(StorySighting::title).filter(title -> !title.isEmpty()).findFirst().orElse("");
  }

  Stream<StorySighting> ordered() {
    if (ordered.isEmpty()) {
      ordered = sightings.stream().sorted(newestFirst).toList();
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

  /** An archived copy says what was: it counts only where nothing current says anything. */
  List<StatedStatus> statuses() {
    var current = ordered().filter(sighting -> !isArchived(sighting)).flatMap(sighting -> sighting.statuses().stream())
        .toList();
    var stated = current.isEmpty() ? ordered().flatMap(sighting -> sighting.statuses().stream()) : current.stream();
    return Stream.concat(stated, tracker.stream()).toList();
  }

  private static boolean isArchived(StorySighting sighting) {
    return Archives.hold(sighting.path());
  }

  Set<String> aliases() {
    var all = new LinkedHashSet<String>();
    sightings.stream().map(StorySighting::number).flatMap(Stream::ofNullable)
        .forEach(number -> all.addAll(List.of(number.toString(), number.bare())));
    sightings.stream().map(StorySighting::label).filter(label -> !label.isEmpty()).forEach(all::add);
    sightings.stream().filter(StorySighting::isFile).map(StoryDraft::stem).forEach(all::add);
    all.addAll(aliases);
    all.remove(id);
    return all;
  }

  /** Says which requirement an id means that several documents define. */
  void understand(UnaryOperator<String> ids) {
    meaning = ids;
  }

  Set<String> paths() {
    return paths;
  }

  private static String stem(StorySighting file) {
    var name = file.path().substring(file.path().lastIndexOf('/') + 1);
    return name.replaceFirst("(?i)(?:\\.story)?\\.(?:md|markdown)$", "");
  }

  private List<RequirementLink> covers() {
    var stated = sightings.stream().flatMap(sighting -> sighting.requirements().stream()
        .map(requirement -> new RequirementLink(meaning.apply(requirement), false,
            sighting.definition().span()))).toList();
    var known = new LinkedHashSet<String>();
    return Stream.concat(stated.stream(), inherited.stream()).filter(link -> known.add(link.requirement())).toList();
  }

  Story toStory() {
    var definitions = ordered().filter(sighting -> !sighting.weak() || sightings.size() == 1)
        .map(StorySighting::definition)
        .toList();
    List<StoryDefinition> kept = definitions.isEmpty() ? List.of(sightings.getFirst().definition()) : definitions;
    var first = ordered().findFirst().orElseThrow();
    boolean gone = retired || first.retired() || sightings.stream().allMatch(StoryDraft::isArchived);
    return new Story(id, List.copyOf(aliases()), epic, title(), kept, statuses(), covers(), gone,
        first.synthetic() || number == null);
  }
}
