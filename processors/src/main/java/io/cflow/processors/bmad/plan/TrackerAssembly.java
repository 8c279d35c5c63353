package io.cflow.processors.bmad.plan;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.processors.bmad.harvest.TrackerEntry;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.StoryNumber;
import io.cflow.processors.bmad.words.Titles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Connects the sprint status file's keys with stories and epics, by number exactly and by slug only among equals. One
 * thing outweighs the number: a slug that is the whole title of one story, under another number. Teams renumber epics in
 * the tracker and leave the plan as it was.
 */
final class TrackerAssembly {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern EPIC_KEY = Pattern.compile("^(?:(?<p>\\p{Alpha}[\\p{Alnum}-]{0,20})-)?epic-"
      + "(?<n>\\p{Alpha}{0,6}\\d{1,4}(?:[.-]\\d{1,2})?[a-z]?)$", FLAGS);
  private static final Pattern STORY_KEY = Pattern.compile(
      "^(?:story[-_])?(?:(?<p>\\p{Alpha}\\p{Alnum}{0,11})[-_])?(?<e>\\d{1,4}[a-z]?)[-_.](?<s>\\d{1,4}[a-z]?)"
          + "(?:[-_.](?<k>\\d{1,3})(?![\\p{Alnum}]))?(?:[-_](?<slug>.*))?$", FLAGS);
  private static final double FOREIGN = 0.25;
  private static final int TELLING_TITLE = 8;

  private final List<StoryDraft> stories;
  private final List<EpicDraft> epics;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  /** Epic id to the numbers under which the tracker holds its stories. */
  private final Map<String, Set<String>> trackedEpics = new HashMap<>();
  private final Map<StoryDraft, TrackerEntry> byTitle = new HashMap<>();

  private TrackerAssembly(List<StoryDraft> stories, List<EpicDraft> epics) {
    this.stories = stories;
    this.epics = epics;
  }

  static List<Diagnostic> connect(List<TrackerEntry> entries, List<StoryDraft> stories, List<EpicDraft> epics) {
    var assembly = new TrackerAssembly(stories, epics);
    assembly.matchTitles(entries);
    entries.forEach(assembly::story);
    entries.forEach(assembly::epic);
    return assembly.diagnostics;
  }

  private void matchTitles(List<TrackerEntry> entries) {
    var bySlug = entries.stream().collect(Collectors.groupingBy(entry -> Plain.words(slug(entry))));
    var titles = stories.stream().collect(Collectors.groupingBy(story -> Plain.words(story.title())));
    titles.forEach((title, titled) -> {
      var keys = bySlug.getOrDefault(title, List.of());
      if (title.length() >= TELLING_TITLE && titled.size() == 1 && keys.size() == 1) {
        byTitle.put(titled.getFirst(), keys.getFirst());
      }
    });
  }

  private static String slug(TrackerEntry entry) {
    var key = STORY_KEY.matcher(entry.key());
    return key.matches() && key.group("slug") != null ? key.group("slug") : "";
  }

  private void story(TrackerEntry entry) {
    if (entry.key().toLowerCase(Locale.ROOT).contains("epic-") || entry.key().endsWith("-retrospective")) {
      return;
    }
    var key = STORY_KEY.matcher(entry.key());
    var found = byTitle(entry).or(() -> byLabel(entry.key()))
        .or(() -> key.matches() ? byNumber(key) : Optional.empty());
    if (found.isPresent()) {
      track(found.get(), entry);
    } else {
      diagnostics.add(new Diagnostic(DiagnosticCode.ORPHAN_STORY, Severity.WARNING, entry.status().span(),
          "tracked, but described nowhere: " + entry.key()));
    }
  }

  private void track(StoryDraft story, TrackerEntry entry) {
    story.track(entry.status(), entry.key());
    var numbers = trackedEpics.computeIfAbsent(story.epic(), epic -> new HashSet<>());
    var key = STORY_KEY.matcher(entry.key());
    if (!key.matches()) {
      return;
    }
    numbers.add(EpicAssembly.key(key.group("e")));
    if (key.group("k") != null) {
      numbers.add(EpicAssembly.key(key.group("e") + "." + key.group("s")));
    }
    if (story.number() != null && !isNumberOf(story, key)) {
      diagnostics.add(new Diagnostic(DiagnosticCode.ID_MISMATCH, Severity.WARNING, entry.status().span(),
          "the tracker numbers story %s differently: %s".formatted(story.id(), entry.key())));
    }
  }

  private static boolean isNumberOf(StoryDraft story, java.util.regex.Matcher key) {
    var number = StoryNumber.of("", key.group("e"), key.group("s"), "").bare();
    return story.bare().equals(number) || story.bare().startsWith(number + ".");
  }

  private Optional<StoryDraft> byTitle(TrackerEntry entry) {
    return stories.stream().filter(story -> entry.equals(byTitle.get(story))).findFirst();
  }

  private Optional<StoryDraft> byLabel(String key) {
    return stories.stream().filter(story -> story.sightings().stream()
        .anyMatch(sighting -> sighting.label().equalsIgnoreCase(key)))
        .findFirst();
  }

  private Optional<StoryDraft> byNumber(java.util.regex.Matcher key) {
    var short1 = StoryNumber.of("", key.group("e"), key.group("s"), "");
    var slug = key.group("slug") == null ? "" : key.group("slug").replaceAll("[-_]", " ");
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
    var candidates = stories.stream().filter(story -> story.bare().equals(bare) && !byTitle.containsKey(story))
        .filter(story -> prefixFits(story, prefix)).toList();
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
    var number = EpicAssembly.key(key.group("n").replace('-', '.'));
    var candidates = epics.stream().filter(epic -> EpicAssembly.key(epic.number()).equals(number)).toList();
    epics.stream().filter(epic -> trackedEpics.getOrDefault(epic.id(), Set.of()).contains(number))
        .filter(epic -> isFamily(epic, key.group("p"))).findFirst()
        .or(() -> candidates.stream().filter(epic -> candidates.size() == 1 && !hasStories(epic)).findFirst())
        .ifPresent(epic -> epic.track(entry.status()));
  }

  private boolean hasStories(EpicDraft epic) {
    return stories.stream().anyMatch(story -> story.epic().equals(epic.id()));
  }

  private boolean isFamily(EpicDraft epic, @Nullable String prefix) {
    return prefix == null || stories.stream().filter(story -> story.epic().equals(epic.id()))
        .anyMatch(story -> story.family().isEmpty() || story.family().equalsIgnoreCase(prefix));
  }
}
