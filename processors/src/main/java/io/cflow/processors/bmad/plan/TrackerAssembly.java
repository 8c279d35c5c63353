package io.cflow.processors.bmad.plan;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.Severity;
import io.cflow.processors.bmad.harvest.TrackerEntry;
import io.cflow.processors.bmad.words.EpicHeading;
import io.cflow.processors.bmad.words.Titles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Connects the sprint status file's keys with stories and epics, by number exactly and by slug only among equals. One
 * thing outweighs the number: a slug that is the whole title of one story, under another number. Teams renumber epics
 * in the tracker and leave the plan as it was.
 */
final class TrackerAssembly {

  private static final Pattern EPIC_KEY = Pattern.compile("^(?:(?<p>\\p{Alpha}[\\p{Alnum}-]{0,20})-)?epic-"
      + "(?<n>\\p{Alpha}{0,6}\\d{1,4}(?:[.-]\\d{1,2})?[a-z]?)$", Pattern.CASE_INSENSITIVE);
  /** What follows the id in {@code STORY-001-open-the-shop}. */
  private static final Pattern SLUG = Pattern.compile("(?<=^(?:story|us|hu)[-_]\\d{2,4})[-_].*$",
      Pattern.CASE_INSENSITIVE);
  private static final double FOREIGN = 0.25;

  private final StoryIndex stories;
  private final EpicIndex epics;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  /** Number under which the tracker holds stories, to the epics they are of. */
  private final Map<String, Set<String>> epicsByKey = new HashMap<>();
  private final Map<String, StoryDraft> byTitle;
  private final Set<StoryDraft> foundByTitle;
  private final Set<String> taken = new HashSet<>();
  /** Stories nobody describes, by key. */
  private final Map<String, StoryDraft> unknown = new LinkedHashMap<>();

  /**
   * @param epics those that are only tracked, too
   * @param byTitle tracker key to the story whose title is the key's slug
   */
  private TrackerAssembly(List<StoryDraft> stories, List<EpicDraft> epics, Map<String, StoryDraft> byTitle) {
    this.byTitle = byTitle;
    this.foundByTitle = Set.copyOf(byTitle.values());
    this.stories = new StoryIndex(stories);
    this.epics = new EpicIndex(epics);
    stories.forEach(story -> taken.add(story.id()));
  }

  /** @param stories and epics, described and only tracked, in natural order */
  record Tracked(List<StoryDraft> stories, List<EpicDraft> epics, List<Diagnostic> diagnostics) {}

  static Tracked connect(List<TrackerEntry> entries, List<StoryDraft> stories, List<EpicDraft> epics) {
    var byTitle = TrackedTitles.of(entries, stories);
    var allEpics = Stream.concat(epics.stream(), unknownEpics(entries, new EpicIndex(epics), byTitle.keySet()))
        .sorted(Comparator.comparing(EpicDraft::id, NaturalOrder.INSTANCE)).toList();
    var assembly = new TrackerAssembly(stories, allEpics, byTitle);
    entries.forEach(assembly::story);
    entries.forEach(assembly::epic);
    var allStories = Stream.concat(stories.stream(), assembly.unknown.values().stream())
        .sorted(Comparator.comparing(StoryDraft::id, NaturalOrder.INSTANCE)).toList();
    return new Tracked(allStories, allEpics, assembly.diagnostics);
  }

  /** An epic whose stories are known under another number is renumbered, not unknown. */
  private static Stream<EpicDraft> unknownEpics(
      List<TrackerEntry> entries, EpicIndex described, Set<String> knownKeys) {
    var seen = knownKeys.stream().flatMap(key -> TrackerKey.of(key).stream()).flatMap(key -> key.epics().stream())
        .collect(Collectors.toCollection(HashSet::new));
    return entries.stream().flatMap(entry -> {
      var key = EPIC_KEY.matcher(entry.key());
      boolean unknown = key.matches() && key.group("p") == null && described.numbered(number(key)).isEmpty();
      return unknown && seen.add(number(key))
          ? Stream.of(TrackedOnly.epic(entry, EpicHeading.id("", number(key)))) : Stream.of();
    });
  }

  private static String number(Matcher epicKey) {
    return EpicAssembly.key(epicKey.group("n").replace('-', '.'));
  }

  private void story(TrackerEntry entry) {
    if (!TrackerKey.isOfStory(entry.key())) {
      return;
    }
    var key = TrackerKey.of(entry.key());
    var found = Optional.ofNullable(byTitle.get(entry.key())).or(() -> stories.labelled(entry.key()))
        .or(() -> stories.labelled(SLUG.matcher(entry.key()).replaceFirst("")))
        .or(() -> key.flatMap(this::byNumber));
    found.or(() -> Optional.ofNullable(unknown.get(entry.key())))
        .ifPresentOrElse(story -> track(story, entry, key.orElse(null)),
            () -> key.ifPresentOrElse(number -> addUnknown(entry, number), () -> orphan(entry)));
  }

  private void addUnknown(TrackerEntry entry, TrackerKey key) {
    var draft = TrackedOnly.story(entry, key.number(), key.slug());
    draft.name(Stream.concat(Stream.of(key.number().toString()), Stream.iterate(entry.key(), name -> name + "'"))
        .filter(taken::add).findFirst().orElseThrow());
    draft.belongTo(renumberedEpic(key).orElseGet(() -> epicOf(key)));
    unknown.put(entry.key(), draft);
  }

  /** The epic of the stories that stand beside it in the tracker. */
  private Optional<String> renumberedEpic(TrackerKey key) {
    return key.epics().reversed().stream().map(number -> epicsByKey.getOrDefault(number, Set.of()))
        .filter(known -> known.size() == 1 && key.prefix().isEmpty()).flatMap(Set::stream).findFirst();
  }

  private String epicOf(TrackerKey key) {
    return key.epics().reversed().stream().flatMap(number -> epics.numbered(key.number().prefix() + number)
        .stream()).findFirst().map(EpicDraft::id).orElse(key.number().epicId());
  }

  private void orphan(TrackerEntry entry) {
    diagnostics.add(new Diagnostic(DiagnosticCode.ORPHAN_STORY, Severity.WARNING, entry.status().span(),
        "tracked, but described nowhere: " + entry.key()));
  }

  private void track(StoryDraft story, TrackerEntry entry, @Nullable TrackerKey key) {
    story.track(entry.status(), entry.key());
    if (key == null) {
      return;
    }
    key.epics().forEach(number -> epicsByKey.computeIfAbsent(number, epic -> new LinkedHashSet<>()).add(story.epic()));
    boolean renumbered = story.number() != null && !story.bare().equals(key.bare())
        && !story.bare().startsWith(key.bare() + ".");
    if (renumbered) {
      diagnostics.add(new Diagnostic(DiagnosticCode.ID_MISMATCH, Severity.WARNING, entry.status().span(),
          "the tracker numbers story %s differently: %s".formatted(story.id(), entry.key())));
    }
  }

  private Optional<StoryDraft> byNumber(TrackerKey key) {
    return key.sub().isEmpty() ? best(key.bare(), key.slug(), key.prefix())
        : best(key.deep(), key.slug(), key.prefix())
            .or(() -> best(key.bare(), key.sub() + " " + key.slug(), key.prefix()));
  }

  private Optional<StoryDraft> best(String bare, String slug, String prefix) {
    var candidates = stories.numbered(bare).stream().filter(story -> !foundByTitle.contains(story))
        .filter(story -> prefixFits(story, prefix)).toList();
    var best = candidates.stream().max(Comparator.comparingDouble(story -> Titles.similarity(story.title(), slug)));
    boolean sure = candidates.size() == 1
        && (prefix.isEmpty() || Titles.similarity(candidates.getFirst().title(), slug) >= FOREIGN);
    return best.filter(story -> sure || Titles.similarity(story.title(), slug) >= Titles.ALIKE);
  }

  private static boolean prefixFits(StoryDraft story, String prefix) {
    var number = story.number();
    var own = number == null || number.prefix().isEmpty() ? story.family() : number.prefix().replaceAll("[-_]", "");
    return prefix.isEmpty() || own.isEmpty() || own.equalsIgnoreCase(prefix);
  }

  private void epic(TrackerEntry entry) {
    var key = EPIC_KEY.matcher(entry.key());
    if (!key.matches()) {
      return;
    }
    var candidates = epics.numbered(number(key));
    tracked(number(key)).filter(epic -> isFamily(epic, key.group("p"))).findFirst()
        .or(() -> candidates.stream().filter(epic -> candidates.size() == 1 && stories.of(epic.id()).isEmpty())
        .findFirst())
        .ifPresent(epic -> epic.track(entry.status()));
  }

  /** Stories of epic AI3 have keys such as {@code ai3-1-x}: the letters stand before the epic's digits. */
  private Stream<EpicDraft> tracked(String number) {
    var digits = number.replaceFirst("^\\p{Alpha}+", "");
    return epicsByKey.getOrDefault(digits, Set.of()).stream().flatMap(id -> epics.named(id).stream())
        .filter(epic -> digits.equals(number) || EpicAssembly.key(epic.number()).equals(number));
  }

  private boolean isFamily(EpicDraft epic, @Nullable String prefix) {
    return prefix == null || stories.of(epic.id()).stream()
        .anyMatch(story -> story.family().isEmpty() || story.family().equalsIgnoreCase(prefix));
  }
}
