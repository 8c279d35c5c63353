package io.cflow.processors.bmad.plan;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.processors.bmad.harvest.TrackerEntry;
import io.cflow.processors.bmad.words.StoryNumber;
import io.cflow.processors.bmad.words.Titles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

  private TrackerAssembly(List<StoryDraft> stories, List<EpicDraft> epics) {
    this.stories = new StoryIndex(stories);
    this.epics = new EpicIndex(epics);
  }

  static List<Diagnostic> connect(List<TrackerEntry> entries, List<StoryDraft> stories, List<EpicDraft> epics) {
    var assembly = new TrackerAssembly(stories, epics);
    entries.forEach(assembly::story);
    entries.forEach(assembly::epic);
    return assembly.diagnostics;
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
    } else {
      diagnostics.add(new Diagnostic(DiagnosticCode.ORPHAN_STORY, Severity.WARNING, entry.status().span(),
          "tracked, but described nowhere: " + entry.key()));
    }
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
    var candidates = epics.numbered(key.group("n").replace('-', '.'));
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
