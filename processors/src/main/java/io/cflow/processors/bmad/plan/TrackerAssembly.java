package io.cflow.processors.bmad.plan;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.Severity;
import io.cflow.processors.bmad.harvest.TrackerEntry;
import io.cflow.processors.bmad.words.EpicHeading;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Connects the sprint status file's keys with stories and epics, by number exactly and by slug only among equals. */
final class TrackerAssembly {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern EPIC_KEY = Pattern.compile("^(?:(?<p>\\p{Alpha}[\\p{Alnum}-]{0,20})-)?epic-"
      + "(?<n>\\p{Alpha}{0,6}\\d{1,4}(?:[.-]\\d{1,2})?[a-z]?)$", FLAGS);
  private static final Pattern STORY_KEY = Pattern.compile(
      "^(?:story[-_])?(?:(?<p>\\p{Alpha}\\p{Alnum}{0,11})[-_])?(?<e>\\d{1,4}[a-z]?)[-_.](?<s>\\d{1,4}[a-z]?)"
          + "(?:[-_.](?<k>\\d{1,3})(?![\\p{Alnum}]))?(?:[-_](?<slug>.*))?$", FLAGS);
  private static final double FOREIGN = 0.25;

  private final StoryIndex stories;
  private final EpicIndex epics;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<String> trackedEpics = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  /** Stories nobody describes, by key. */
  private final Map<String, StoryDraft> unknown = new LinkedHashMap<>();

  /** @param epics those that are only tracked, too */
  private TrackerAssembly(List<StoryDraft> stories, List<EpicDraft> epics) {
    this.stories = new StoryIndex(stories);
    this.epics = new EpicIndex(epics);
    stories.forEach(story -> taken.add(story.id()));
  }

  /** @param stories and epics, described and only tracked, in natural order */
  record Tracked(List<StoryDraft> stories, List<EpicDraft> epics, List<Diagnostic> diagnostics) {}

  static Tracked connect(List<TrackerEntry> entries, List<StoryDraft> stories, List<EpicDraft> epics) {
    var allEpics = Stream.concat(epics.stream(), unknownEpics(entries, new EpicIndex(epics)))
        .sorted(Comparator.comparing(EpicDraft::id, NaturalOrder.INSTANCE)).toList();
    var assembly = new TrackerAssembly(stories, allEpics);
    entries.forEach(assembly::story);
    entries.forEach(assembly::epic);
    var allStories = Stream.concat(stories.stream(), assembly.unknown.values().stream())
        .sorted(Comparator.comparing(StoryDraft::id, NaturalOrder.INSTANCE)).toList();
    return new Tracked(allStories, allEpics, assembly.diagnostics);
  }

  private static Stream<EpicDraft> unknownEpics(List<TrackerEntry> entries, EpicIndex described) {
    var seen = new HashSet<String>();
    return entries.stream().flatMap(entry -> {
      var key = EPIC_KEY.matcher(entry.key());
      boolean unknown = key.matches() && key.group("p") == null && described.numbered(number(key)).isEmpty();
      return unknown && seen.add(number(key))
          ? Stream.of(TrackedOnly.epic(entry, EpicHeading.id("", number(key)))) : Stream.of();
    });
  }

  private void story(TrackerEntry entry) {
    if (entry.key().toLowerCase(Locale.ROOT).contains("epic-") || entry.key().endsWith("-retrospective")) {
      return;
    }
    var key = STORY_KEY.matcher(entry.key());
    var found = stories.labelled(entry.key()).or(() -> key.matches() ? byNumber(key) : Optional.empty());
    if (found.isPresent()) {
      found.get().track(entry.status(), entry.key());
      trackedEpics.add(found.get().epic());
    } else if (unknown.containsKey(entry.key())) {
      unknown.get(entry.key()).track(entry.status(), entry.key());
    } else if (key.matches()) {
      addUnknown(entry, key);
    } else {
      diagnostics.add(new Diagnostic(DiagnosticCode.ORPHAN_STORY, Severity.WARNING, entry.status().span(),
          "tracked, but described nowhere: " + entry.key()));
    }
  }

  private static String number(java.util.regex.Matcher epicKey) {
    return epicKey.group("n").replace('-', '.').toLowerCase(Locale.ROOT);
  }

  private void addUnknown(TrackerEntry entry, java.util.regex.Matcher key) {
    var prefix = key.group("p") == null ? "" : key.group("p") + "-";
    var number = StoryNumber.of(prefix, key.group("e"), key.group("s"), key.group("k") == null ? "" : key.group("k"));
    var draft = TrackedOnly.story(entry, number, slug(key));
    draft.name(Stream.concat(Stream.of(number.toString()), Stream.iterate(entry.key(), name -> name + "'"))
        .filter(taken::add).findFirst().orElseThrow());
    draft.belongTo(epicOf(number));
    unknown.put(entry.key(), draft);
  }

  /** {@code 3.5.2} belongs to epic 3.5, if there is one. */
  private String epicOf(StoryNumber number) {
    var ofSub = number.sub().isEmpty() ? List.<EpicDraft>of() : epics.numbered(number.epic() + "." + number.story());
    return Stream.concat(ofSub.stream(), epics.numbered(number.epicId()).stream()).findFirst().map(EpicDraft::id)
        .orElse(number.epicId());
  }

  private static String slug(java.util.regex.Matcher key) {
    return key.group("slug") == null ? "" : key.group("slug").replaceAll("[-_]", " ");
  }

  private Optional<StoryDraft> byNumber(java.util.regex.Matcher key) {
    var short1 = StoryNumber.of("", key.group("e"), key.group("s"), "");
    var slug = slug(key);
    var sub = key.group("k");
    if (sub != null) {
      var deep = best(StoryNumber.of("", key.group("e"), key.group("s"), sub).bare(), slug, key.group("p"));
      if (deep.isPresent()) {
        return deep;
      }
    }
    return best(short1.bare(), sub == null ? slug : sub + " " + slug, key.group("p"));
  }

  private Optional<StoryDraft> best(String bare, String slug, @Nullable String prefix) {
    var candidates = stories.numbered(bare).stream().filter(story -> prefixFits(story, prefix)).toList();
    var best = candidates.stream().max(Comparator.comparingDouble(story -> Titles.similarity(story.title(), slug)));
    boolean sure = candidates.size() == 1
        && (prefix == null || Titles.similarity(candidates.getFirst().title(), slug) >= FOREIGN);
    return best.filter(story -> sure || Titles.similarity(story.title(), slug) >= Titles.ALIKE);
  }

  private static boolean prefixFits(StoryDraft story, @Nullable String prefix) {
    var number = story.number();
    var own = number == null || number.prefix().isEmpty() ? story.family() : number.prefix().replaceAll("[-_]", "");
    return prefix == null || own.isEmpty() || own.equalsIgnoreCase(prefix);
  }

  private void epic(TrackerEntry entry) {
    var key = EPIC_KEY.matcher(entry.key());
    if (!key.matches()) {
      return;
    }
    var candidates = epics.numbered(number(key));
    candidates.stream().filter(epic -> trackedEpics.contains(epic.id()) && isFamily(epic, key.group("p")))
        .findFirst().or(() -> candidates.stream().filter(epic -> candidates.size() == 1 && stories.of(epic.id()).isEmpty())
        .findFirst())
        .ifPresent(epic -> epic.track(entry.status()));
  }

  private boolean isFamily(EpicDraft epic, @Nullable String prefix) {
    return prefix == null || stories.of(epic.id()).stream()
        .anyMatch(story -> story.family().isEmpty() || story.family().equalsIgnoreCase(prefix));
  }
}
