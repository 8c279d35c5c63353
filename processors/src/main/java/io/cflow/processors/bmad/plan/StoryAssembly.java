package io.cflow.processors.bmad.plan;

import io.cflow.domain.DocumentType;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.words.StoryNumber;
import io.cflow.processors.bmad.words.Titles;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final List<EpicDraft> epics;
  private final Map<String, List<StoryDraft>> byNumber = new LinkedHashMap<>();

  private StoryAssembly(Map<String, DocumentType> types, List<EpicDraft> epics) {
    this.types = types;
    this.epics = epics;
  }

  static List<StoryDraft> assemble(List<StorySighting> sightings, List<EpicDraft> epics, Map<String,
      DocumentType> types) {
    var assembly = new StoryAssembly(types, epics);
    sightings.stream().sorted(Comparator.comparing(StorySighting::weak).thenComparing(sighting -> sighting.title()
        .isEmpty())
        .thenComparing(sighting -> !sighting.isFile()).thenComparing(sighting -> sighting.path().length())
        .thenComparing(StorySighting::path)).forEach(assembly::place);
    assembly.byNumber.values().forEach(assembly::joinDrifted);
    return assembly.finished();
  }

  private static String key(StorySighting sighting) {
    var number = sighting.number();
    return number == null ? sighting.label().toLowerCase(Locale.ROOT) : number.bare();
  }

  private void place(StorySighting sighting) {
    var drafts = byNumber.computeIfAbsent(key(sighting), number -> new ArrayList<>());
    var home = home(drafts, sighting);
    if (home.isPresent()) {
      home.get().add(sighting);
    } else if (!sighting.weak() || drafts.isEmpty() && isInKnownEpic(sighting)) {
      drafts.add(new StoryDraft(sighting));
    }
  }

  private boolean isInKnownEpic(StorySighting weak) {
    var number = weak.number();
    return number != null && epics.stream().anyMatch(epic -> EpicAssembly.key(epic.number())
        .equals(EpicAssembly.key(number.epicId())));
  }

  private Optional<StoryDraft> home(List<StoryDraft> drafts, StorySighting sighting) {
    var possible = drafts.stream().filter(draft -> samePrefix(draft, sighting)).toList();
    var alike = possible.stream()
        .max(Comparator.comparingDouble(draft -> similarity(draft, sighting)))
        .filter(draft -> similarity(draft, sighting) >= Titles.ALIKE);
    return alike.or(() -> possible.stream().filter(draft -> draft.sightings().stream()
        .anyMatch(other -> isSameInspiteOfTitle(other, sighting))).findFirst());
  }

  private static double similarity(StoryDraft draft, StorySighting sighting) {
    return draft.sightings().stream().mapToDouble(other -> similarity(other, sighting)).max().orElse(0);
  }

  /** Counts less between two files and between two plans: those are likelier to be two stories. */
  private static double similarity(StorySighting left, StorySighting right) {
    double similarity = Titles.similarity(left.title(), right.title());
    boolean doubtful = left.isFile() == right.isFile() && !left.path().equals(right.path())
        && left.definition().kind() == right.definition().kind();
    return doubtful && similarity < Titles.NEARLY_EQUAL ? 0 : similarity;
  }

  /** AI4.3 and 4.3 are the same only when their titles say so; AI4.3 and DI4.3 never are. */
  private static boolean samePrefix(StoryDraft draft, StorySighting sighting) {
    var left = prefix(draft.number());
    var right = prefix(sighting.number());
    return left.equals(right) || (left.isEmpty() || right.isEmpty())
        && similarity(draft, sighting) >= Titles.NEARLY_EQUAL;
  }

  private static String prefix(@org.jspecify.annotations.Nullable StoryNumber number) {
    return number == null ? "" : number.prefix().replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }

  private boolean isSameInspiteOfTitle(StorySighting left, StorySighting right) {
    if (left.title().isEmpty() || right.title().isEmpty()) {
      return left.family().equals(right.family()) || left.family().isEmpty() || right.family().isEmpty();
    }
    boolean twoFiles = left.isFile() && right.isFile();
    boolean twoPlans = !left.isFile() && !right.isFile();
    return !twoFiles && twoPlans && types.get(left.path()) != types.get(right.path());
  }

  /** One file and one plan of a number, under different titles, are one story that was renamed. */
  private void joinDrifted(List<StoryDraft> drafts) {
    var files = drafts.stream().filter(draft -> draft.sightings().stream().allMatch(StorySighting::isFile)).toList();
    var plans = drafts.stream().filter(draft -> !draft.hasFile()).toList();
    if (files.size() == 1 && plans.size() == 1 && samePrefix(files.getFirst(), plans.getFirst().sightings().getFirst())
        && files.getFirst().family().isEmpty() && !isNumberedTwice(files.getFirst())) {
      plans.getFirst().sightings().forEach(files.getFirst()::add);
      drafts.remove(plans.getFirst());
    }
  }

  /** Where two plans number alike, different titles are different stories, not a renamed one. */
  private boolean isNumberedTwice(StoryDraft draft) {
    var number = draft.number();
    if (number == null) {
      return false;
    }
    boolean twoEpics = epics.stream().filter(epic -> EpicAssembly.key(epic.number())
        .equals(EpicAssembly.key(number.epicId()))).count() > 1;
    return twoEpics || byNumber.entrySet().stream().filter(entry -> entry.getKey().startsWith(number.epic() + "."))
        .anyMatch(entry -> entry.getValue().stream().filter(StoryDraft::hasFile).count() > 1);
  }

  private List<StoryDraft> finished() {
    var ids = new HashSet<String>();
    var families = sharedFamilies();
    for (var drafts : byNumber.values()) {
      drafts.sort(Comparator.comparing(draft -> draft.sightings().stream().allMatch(StorySighting::isFile)));
      drafts.forEach(draft -> draft.belongTo(epicOf(draft)));
      drafts.forEach(draft -> draft.name(unique(name(draft, families.contains(draft.family())), draft, ids)));
    }
    return byNumber.values().stream().flatMap(List::stream)
        .sorted(Comparator.comparing(StoryDraft::id, NaturalOrder.INSTANCE)).toList();
  }

  /** File name families that share numbers with other stories: all their stories carry the family in their id. */
  private Set<String> sharedFamilies() {
    return byNumber.values().stream().filter(drafts -> drafts.size() > 1).flatMap(List::stream).map(StoryDraft::family)
        .filter(family -> !family.isEmpty()).collect(Collectors.toSet());
  }

  private static String name(StoryDraft draft, boolean shared) {
    var number = draft.number();
    if (number == null) {
      return draft.sightings().getFirst().label();
    }
    return shared && !draft.family().isEmpty() ? draft.family() + "-" + number.bare() : number.toString();
  }

  private static String unique(String name, StoryDraft draft, HashSet<String> taken) {
    var id = name.isEmpty() ? EpicAssembly.slug(draft.title()) : name;
    if (!taken.contains(id)) {
      taken.add(id);
      return id;
    }
    var longer = id + "-" + EpicAssembly.slug(draft.title());
    var free = longer;
    for (int i = 2; !taken.add(free); i++) {
      free = longer + "-" + i;
    }
    return free;
  }

  private String epicOf(StoryDraft draft) {
    var number = draft.number();
    for (var sighting : (Iterable<StorySighting>) draft.ordered().filter(found -> !found.isFile())::iterator) {
      var home = epics.stream().filter(epic -> epic.isIn(sighting.path()) && isNumberOf(epic, number, sighting.epic()))
          .findFirst();
      if (home.isPresent()) {
        return home.get().id();
      }
    }
    return number == null ? namedEpic(draft) : numberedEpic(draft, number);
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
        .flatMap(sighting -> epics.stream().filter(epic -> epic.isIn(sighting.path()) && epic.number()
        .equals(sighting.epic())))
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
    return epics.stream().filter(epic -> !number.sub().isEmpty() && epic.number().equals(ofSub)).findFirst()
        .or(() -> epics.stream().filter(epic -> EpicAssembly.key(epic.number())
        .equals(EpicAssembly.key(number.epicId()))).findFirst())
        .map(EpicDraft::id).orElseGet(() -> enclosingEpic(draft).orElse(number.epicId()));
  }
}
