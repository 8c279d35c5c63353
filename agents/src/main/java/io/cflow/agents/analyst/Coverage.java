package io.cflow.agents.analyst;

import io.cflow.agents.text.Prose;
import io.cflow.agents.text.RequirementText;
import io.cflow.agents.text.Words;
import io.cflow.domain.Epic;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which requirement is served by which story: stated first, then by its epic, then told from the words. */
final class Coverage {

  /** Shared words must carry this share of the requirement's weight to call a story its likely home. */
  private static final double LIKELY = 0.5;
  private static final double SAME_EPIC = 0.3;
  private static final int FEWEST_WORDS = 3;

  private final Plan plan;
  private final Map<String, Set<String>> wordsOfStory;
  private final Map<String, Integer> uses = new HashMap<>();

  Coverage(Plan plan) {
    this.plan = plan;
    this.wordsOfStory = plan.stories().stream().filter(story -> !story.retired())
        .collect(Collectors.toMap(Story::id, story -> Words.content(text(story))));
    wordsOfStory.values().forEach(words -> words.forEach(word -> uses.merge(word, 1, Integer::sum)));
  }

  /** How a requirement is known to be served. */
  enum Degree {
    /** A story says so. */
    STATED,
    /** Only its epic says so. */
    BY_EPIC,
    /** No document says so; a story shares most of its words. */
    LIKELY,
    /** Nothing serves it. */
    NONE
  }

  /** @param percent share of the requirement's words found in the first story, weighted by rarity; 0 when stated */
  record Entry(
      String requirement, Requirement.Kind kind, Degree degree, List<String> stories, String epic, int percent,
      SourceSpan at) {}

  List<Entry> entries() {
    return plan.requirements().stream().filter(requirement -> !requirement.dropped()).map(this::entry).toList();
  }

  private Entry entry(Requirement requirement) {
    var stated = serving(requirement, false);
    if (!stated.isEmpty()) {
      return new Entry(requirement.id(), requirement.kind(), Degree.STATED, stated, "", 0, requirement.source());
    }
    var inherited = serving(requirement, true);
    var epic = epicOf(requirement);
    if (!inherited.isEmpty() || !epic.isEmpty()) {
      return new Entry(requirement.id(), requirement.kind(), Degree.BY_EPIC, inherited, epic, 0, requirement.source());
    }
    return byWords(requirement);
  }

  private List<String> serving(Requirement requirement, boolean inherited) {
    return plan.stories().stream().filter(story -> !story.retired()).filter(story -> story.covers().stream()
        .anyMatch(link -> link.requirement().equals(requirement.id()) && link.inherited() == inherited))
        .map(Story::id).toList();
  }

  private String epicOf(Requirement requirement) {
    return plan.epics().stream().filter(epic -> epic.covers().contains(requirement.id())).map(Epic::id).findFirst()
        .orElse("");
  }

  private Entry byWords(Requirement requirement) {
    var words = Words.content(RequirementText.of(requirement));
    double all = words.stream().mapToDouble(this::weight).sum();
    var best = "";
    double most = 0;
    for (var story : plan.stories()) {
      double shared = shared(words, wordsOfStory.getOrDefault(story.id(), Set.of()));
      if (shared > most) {
        most = shared;
        best = story.id();
      }
    }
    double share = all == 0 ? 0 : most / all;
    boolean likely = share >= LIKELY && words.size() >= FEWEST_WORDS;
    return new Entry(requirement.id(), requirement.kind(), likely ? Degree.LIKELY : Degree.NONE,
        best.isEmpty() ? List.of() : List.of(best), share >= SAME_EPIC ? epicOfStory(best) : "",
        (int) Math.round(100 * share),
        requirement.source());
  }

  private double shared(Set<String> words, Set<String> story) {
    return words.stream().filter(story::contains).mapToDouble(this::weight).sum();
  }

  /** Inverse document frequency, smoothed: K. Spärck Jones, 1972. */
  private double weight(String word) {
    return Math.log(1 + (double) (1 + wordsOfStory.size()) / (1 + uses.getOrDefault(word, 0)));
  }

  private String epicOfStory(String id) {
    return plan.story(id).map(Story::epic).orElse("");
  }

  private static String text(Story story) {
    var statement = story.statement().map(each -> each.role() + " " + each.goal() + " " + each.benefit()).orElse("");
    return Stream.concat(Stream.of(story.title(), statement), story.criteria().stream().map(each -> each.text()))
        .map(Prose::of).collect(Collectors.joining(" "));
  }
}
