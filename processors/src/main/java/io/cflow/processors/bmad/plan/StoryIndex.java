package io.cflow.processors.bmad.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds stories by number, by printed name and by epic, so that thousands are connected in linear time. */
final class StoryIndex {

  private final Map<String, List<StoryDraft>> byNumber = new HashMap<>();
  private final Map<String, StoryDraft> byLabel = new HashMap<>();
  private final Map<String, List<StoryDraft>> byEpic = new HashMap<>();

  /** @param stories whose ids and epics are settled, in the order of the plan */
  StoryIndex(List<StoryDraft> stories) {
    for (var story : stories) {
      var namesakes = byNumber.computeIfAbsent(story.bare(), bare -> new ArrayList<>());
      if (namesakes.size() < Namesakes.MOST) {
        namesakes.add(story);
      }
      byEpic.computeIfAbsent(story.epic(), epic -> new ArrayList<>()).add(story);
      story.sightings().forEach(sighting -> byLabel.putIfAbsent(lower(sighting.label()), story));
    }
  }

  private static String lower(String label) {
    return label.toLowerCase(Locale.ROOT);
  }

  /** At most {@link Namesakes#MOST}: a reference to a number that names more means nobody. */
  List<StoryDraft> numbered(String bare) {
    return byNumber.getOrDefault(bare, List.of());
  }

  Optional<StoryDraft> labelled(String label) {
    return Optional.ofNullable(byLabel.get(lower(label)));
  }

  List<StoryDraft> of(String epic) {
    return byEpic.getOrDefault(epic, List.of());
  }
}
