package io.cflow.processors.bmad.plan;

import io.cflow.domain.DocumentType;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.words.StoryNumber;
import io.cflow.processors.bmad.words.Titles;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes one story of all its descriptions. What they share is the number, not the title and not the path; but a number
 * may be used twice, and then titles decide.
 */
final class StoryAssembly {

  private final Map<String, DocumentType> types;
  private final Editions editions;
  private final EpicIndex epics;
  private final Map<String, Namesakes> byNumber = new LinkedHashMap<>();
  private final Map<String, Integer> takenTimes = new HashMap<>();
  /** Numbers of epics in which some number names two files. */
  private final Set<String> numberedTwice = new HashSet<>();

  private StoryAssembly(Map<String, DocumentType> types, EpicIndex epics, Editions editions) {
    this.types = types;
    this.editions = editions;
    this.epics = epics;
  }

  static List<StoryDraft> assemble(List<StorySighting> sightings, List<EpicDraft> epics, Map<String,
      DocumentType> types, Editions editions) {
    var assembly = new StoryAssembly(types, new EpicIndex(epics), editions);
    sightings.stream().sorted(Comparator.comparing((StorySighting sighting) -> Archives.hold(sighting.path()))
        .thenComparing(StorySighting::weak).thenComparing(sighting -> sighting.title()
        .isEmpty())
        .thenComparing(sighting -> !sighting.isFile()).thenComparing(sighting -> sighting.path().length())
        .thenComparing(StorySighting::path)).forEach(assembly::place);
    assembly.joinDrifted();
    return assembly.finished();
  }

  private static String key(StorySighting sighting) {
    var number = sighting.number();
    return number == null ? sighting.label().toLowerCase(Locale.ROOT) : number.bare();
  }

  private void place(StorySighting sighting) {
    var drafts = byNumber.computeIfAbsent(key(sighting), number -> new Namesakes());
    var face = Faces.of(sighting, types);
    var home = home(drafts.likeliest(sighting.title()), sighting, face);
    if (home.isPresent()) {
      home.get().add(sighting, face);
    } else if (!sighting.weak() || drafts.all().isEmpty() && isInKnownEpic(sighting)) {
      drafts.add(new StoryDraft(sighting, face, editions));
    }
  }

  private boolean isInKnownEpic(StorySighting weak) {
    var number = weak.number();
    return !epics.numbered(number == null ? weak.epic() : number.epicId()).isEmpty();
  }

  private static Optional<StoryDraft> home(List<StoryDraft> drafts, StorySighting sighting, Faces.Face face) {
    var possible = drafts.stream().map(draft -> new Match(draft, draft.faces().similarity(face, sighting.path())))
        .filter(match -> match.hasPrefixOf(sighting)).toList();
    var alike = possible.stream().max(Comparator.comparingDouble(Match::similarity))
        .filter(match -> match.similarity() >= Titles.ALIKE);
    return alike.or(() -> possible.stream()
        .filter(match -> match.draft().faces().any(other -> isSameInspiteOfTitle(other, face))).findFirst())
        .map(Match::draft);
  }

  /** A story that a sighting may be of, and how alike their titles are. */
  private record Match(StoryDraft draft, double similarity) {

    /** AI4.3 and 4.3 are the same only when their titles say so; AI4.3 and DI4.3 never are. */
    boolean hasPrefixOf(StorySighting sighting) {
      var left = prefix(draft.number());
      var right = prefix(sighting.number());
      return left.equals(right) || (left.isEmpty() || right.isEmpty()) && similarity >= Titles.NEARLY_EQUAL;
    }
  }

  private static String prefix(@org.jspecify.annotations.Nullable StoryNumber number) {
    return number == null ? "" : number.prefix().replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }

  private static boolean isSameInspiteOfTitle(Faces.Face left, Faces.Face right) {
    if (left.title().isEmpty() || right.title().isEmpty()) {
      return left.family().equals(right.family()) || left.family().isEmpty() || right.family().isEmpty();
    }
    boolean twoFiles = left.isFile() && right.isFile();
    boolean twoPlans = !left.isFile() && !right.isFile();
    return !twoFiles && twoPlans && left.type() != right.type();
  }

  private void joinDrifted() {
    byNumber.forEach((number, drafts) -> {
      if (number.indexOf('.') > 0 && drafts.all().stream().filter(StoryDraft::hasFile).limit(2).count() > 1) {
        numberedTwice.add(number.substring(0, number.indexOf('.')));
      }
    });
    byNumber.values().forEach(namesakes -> joinDrifted(namesakes.all()));
  }

  /** One file and one plan of a number, under different titles, are one story that was renamed. */
  private void joinDrifted(List<StoryDraft> drafts) {
    var files = drafts.stream().filter(draft -> draft.sightings().stream().allMatch(StorySighting::isFile)).toList();
    var plans = drafts.stream().filter(draft -> !draft.hasFile()).toList();
    if (files.size() == 1 && plans.size() == 1 && isRenamed(files.getFirst(), plans.getFirst())) {
      plans.getFirst().sightings()
          .forEach(sighting -> files.getFirst().add(sighting, Faces.of(sighting, types)));
      drafts.remove(plans.getFirst());
    }
  }

  private boolean isRenamed(StoryDraft file, StoryDraft plan) {
    var first = plan.sightings().getFirst();
    var match = new Match(file, file.faces().similarity(Faces.of(first, types), first.path()));
    return match.hasPrefixOf(first) && file.family().isEmpty() && !isNumberedTwice(file);
  }

  /** Where two plans number alike, different titles are different stories, not a renamed one. */
  private boolean isNumberedTwice(StoryDraft draft) {
    var number = draft.number();
    if (number == null) {
      return false;
    }
    return epics.numbered(number.epicId()).size() > 1 || numberedTwice.contains(number.epic());
  }

  private List<StoryDraft> finished() {
    var ids = new HashSet<String>();
    var families = sharedFamilies();
    for (var namesakes : byNumber.values()) {
      var drafts = namesakes.all();
      drafts.sort(Comparator.comparing(draft -> draft.sightings().stream().allMatch(StorySighting::isFile)));
      drafts.forEach(draft -> draft.belongTo(epicOf(draft)));
      drafts.forEach(draft -> draft.name(unique(name(draft, families.contains(draft.family())), draft, ids)));
    }
    return byNumber.values().stream().flatMap(namesakes -> namesakes.all().stream())
        .sorted(Comparator.comparing(StoryDraft::id, NaturalOrder.INSTANCE)).toList();
  }

  /** File name families that share numbers with other stories: all their stories carry the family in their id. */
  private Set<String> sharedFamilies() {
    return byNumber.values().stream().map(Namesakes::all).filter(drafts -> drafts.size() > 1).flatMap(List::stream)
        .map(StoryDraft::family)
        .filter(family -> !family.isEmpty()).collect(Collectors.toSet());
  }

  private static String name(StoryDraft draft, boolean shared) {
    var number = draft.number();
    if (number == null) {
      return draft.sightings().getFirst().label();
    }
    return shared && !draft.family().isEmpty() ? draft.family() + "-" + number.bare() : number.toString();
  }

  private String unique(String name, StoryDraft draft, HashSet<String> taken) {
    var id = name.isEmpty() ? EpicAssembly.slug(draft.title()) : name;
    if (!taken.contains(id)) {
      taken.add(id);
      return id;
    }
    var longer = id + "-" + EpicAssembly.slug(draft.title());
    var free = longer;
    while (!taken.add(free)) {
      free = longer + "-" + takenTimes.merge(longer, 2, (times, first) -> times + 1);
    }
    return free;
  }

  private String epicOf(StoryDraft draft) {
    var number = draft.number();
    for (var sighting : (Iterable<StorySighting>) draft.ordered().filter(found -> !found.isFile())::iterator) {
      var home = epics.first(possibleEpics(number, sighting.epic()),
          epic -> epic.isIn(sighting.path()) && isNumberOf(epic, number, sighting.epic()));
      if (home.isPresent()) {
        return home.get().id();
      }
    }
    return number == null ? namedEpic(draft) : numberedEpic(draft, number);
  }

  private static List<String> possibleEpics(@org.jspecify.annotations.Nullable StoryNumber number, String enclosing) {
    return number == null ? List.of(enclosing)
        : List.of(enclosing, number.epicId(), number.epic() + "." + number.story());
  }

  private static boolean isNumberOf(EpicDraft epic, @org.jspecify.annotations.Nullable StoryNumber number,
      String enclosing) {
    var key = EpicAssembly.key(epic.number());
    boolean enclosed = key.equals(EpicAssembly.key(enclosing));
    if (number == null) {
      return enclosed;
    }
    boolean ofSub = !number.sub().isEmpty() && key.equals(number.epic() + "." + number.story());
    return ofSub && enclosed || key.equals(EpicAssembly.key(number.epicId()))
        && !(enclosing.equals(number.epic() + "." + number.story()));
  }

  /** A story numbered for an epic that does not exist belongs where it is printed. */
  private Optional<String> enclosingEpic(StoryDraft draft) {
    return draft.sightings().stream().filter(sighting -> !sighting.isFile() && !sighting.epic().isEmpty())
        .flatMap(sighting -> epics.numbered(sighting.epic()).stream().filter(epic -> epic.isIn(sighting.path())
            && epic.number().equals(sighting.epic())))
        .map(EpicDraft::id).findFirst();
  }

  private String namedEpic(StoryDraft draft) {
    return draft.sightings().stream().map(StorySighting::epic).filter(epic -> !epic.isEmpty()).findFirst().orElse("");
  }

  private String numberedEpic(StoryDraft draft, StoryNumber number) {
    if (draft.family().indexOf('-') > 0 && draft.sightings().stream().allMatch(sighting -> sighting.definition()
        .kind() == Kind.STORY)) {
      return draft.family();
    }
    var ofSub = number.epic() + "." + number.story();
    return epics.numbered(ofSub).stream().filter(epic -> !number.sub().isEmpty() && epic.number().equals(ofSub))
        .findFirst().or(() -> epics.numbered(number.epicId()).stream().findFirst())
        .map(EpicDraft::id).orElseGet(() -> enclosingEpic(draft).orElse(number.epicId()));
  }
}
