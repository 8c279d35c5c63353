package io.cflow.processors.bmad.plan;

import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.words.Target;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a statement about order means among the stories and epics of the project. */
record Targets(StoryIndex stories, EpicIndex epics) {

  /** The id of a known epic; one that names a story instead, "Epic 9.1", is none. */
  Optional<String> epic(Target target, SourceSpan evidence, String speaker) {
    if (!(target instanceof Target.OfEpic named)) {
      return Optional.empty();
    }
    var candidates = epics.numbered(named.id());
    return candidates.stream().filter(epic -> epic.isIn(evidence.path())).findFirst()
        .or(() -> candidates.stream().filter(epic -> !Collections.disjoint(epic.paths(), epics.paths(speaker)))
            .findFirst())
        .or(() -> candidates.stream().findFirst()).map(EpicDraft::id);
  }

  /** The known story that is meant; a number used twice means the one closest to the speaker. */
  Optional<StoryDraft> story(Target target, @Nullable StoryDraft speaker,
      SourceSpan evidence) {
    var bare = switch (target) {
      case Target.OfStory story -> story.number().bare();
      case Target.OfEpic epic -> epic.id().toLowerCase(Locale.ROOT);
      case Target.Labelled label -> speaker == null || speaker.number() == null
          ? label.label().toLowerCase(Locale.ROOT)
          : speaker.number().epic() + "." + label.label();
      case Target.Nothing nothing -> "";
    };
    var prefix = target instanceof Target.OfStory story ? story.number().prefix().replaceAll("[-_ ]", "") : "";
    return stories.numbered(bare).stream().filter(story -> prefixFits(story, prefix))
        .min(Comparator.comparingInt(story -> distance(story, speaker, evidence)));
  }

  private static boolean prefixFits(StoryDraft story, String prefix) {
    var number = story.number();
    var own = number == null ? "" : number.prefix().replaceAll("[-_ ]", "");
    return prefix.isEmpty() || own.equalsIgnoreCase(prefix) || own.isEmpty() && story.family().equalsIgnoreCase(prefix);
  }

  /** Among stories of one number the one that lives closest to the speaker is meant. */
  private static int distance(StoryDraft story, @Nullable StoryDraft speaker,
      SourceSpan evidence) {
    boolean samePlace = story.isIn(evidence.path());
    if (speaker == null) {
      return samePlace ? 0 : 1;
    }
    boolean sameFamily = story.family().equals(speaker.family()) && prefixOf(story).equals(prefixOf(speaker));
    boolean sharedDocument = speaker.sharesDocument(story);
    boolean sameEpic = story.epic().equals(speaker.epic());
    boolean sameStyle = style(story).equals(style(speaker));
    return (samePlace ? 0 : 16) + (sharedDocument ? 0 : 8) + (sameEpic ? 0 : 4) + (sameFamily ? 0 : 2)
        + (sameStyle ? 0 : 1);
  }

  /** How the file is named before its number: files of one plan are named alike. */
  private static String style(StoryDraft story) {
    return story.ordered().findFirst().map(sighting -> sighting.label().replaceFirst("\\d.*$", "")).orElse("");
  }

  private static String prefixOf(StoryDraft story) {
    var number = story.number();
    return number == null ? "" : number.prefix();
  }
}
