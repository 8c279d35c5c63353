package io.cflow.processors.bmad.plan;

import io.cflow.processors.bmad.harvest.TrackerEntry;
import io.cflow.processors.bmad.words.Plain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tracker's keys whose slug is the whole title of exactly one story, whatever number either carries. */
final class TrackedTitles {

  /** Shorter titles, such as "Search", are too likely to be another story's, too. */
  private static final int TELLING = 8;

  private TrackedTitles() {}

  static Map<String, StoryDraft> of(List<TrackerEntry> entries, List<StoryDraft> stories) {
    var keys = entries.stream().filter(entry -> TrackerKey.of(entry.key()).isPresent())
        .collect(Collectors.groupingBy(entry -> TrackerKey.of(entry.key()).orElseThrow().title()));
    var byTitle = stories.stream().collect(Collectors.groupingBy(story -> Plain.words(story.title())));
    var found = new HashMap<String, StoryDraft>();
    byTitle.forEach((title, titled) -> {
      var tracked = keys.getOrDefault(title, List.of());
      if (title.length() >= TELLING && titled.size() == 1 && tracked.size() == 1) {
        found.put(tracked.getFirst().key(), titled.getFirst());
      }
    });
    return found;
  }
}
