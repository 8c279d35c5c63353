package io.cflow.processors.bmad.plan;

import io.cflow.processors.bmad.words.Plain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stories that share one number. */
final class Namesakes {

  /** A number with more stories than this is no name any more: then only an equal title makes two sightings one. */
  static final int MOST = 50;

  private final List<StoryDraft> drafts = new ArrayList<>();
  private final Map<String, StoryDraft> byTitle = new HashMap<>();

  void add(StoryDraft draft) {
    drafts.add(draft);
    byTitle.putIfAbsent(Plain.words(draft.sightings().getFirst().title()), draft);
  }

  List<StoryDraft> all() {
    return drafts;
  }

  /** Those that are worth comparing with a title. */
  List<StoryDraft> likeliest(String title) {
    if (drafts.size() <= MOST) {
      return drafts;
    }
    var likeliest = new ArrayList<>(drafts.subList(0, MOST));
    var equal = byTitle.get(Plain.words(title));
    if (equal != null && !likeliest.contains(equal)) {
      likeliest.add(equal);
    }
    return likeliest;
  }
}
