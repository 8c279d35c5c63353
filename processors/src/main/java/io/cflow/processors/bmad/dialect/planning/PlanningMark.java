package io.cflow.processors.bmad.dialect.planning;

import io.cflow.processors.bmad.text.Section;
import io.cflow.processors.bmad.words.EpicHeading;
import io.cflow.processors.bmad.words.StoryHeading;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a planning document begins to speak of an epic or a story.
 *
 * @param level of the heading; {@link Section#LABEL} for a line that is no heading
 * @param raw the line as printed
 * @param enclosingEpic id of the epic above, empty when there is none
 * @param isFirst whether no other mark precedes it
 * @param synthetic the document prints no number for the story
 */
record PlanningMark(
    int line, int level, String raw, @Nullable EpicHeading epic, @Nullable StoryHeading story, String enclosingEpic,
    boolean isFirst, boolean synthetic) {

  PlanningMark(
      int line, int level, String raw, @Nullable EpicHeading epic, @Nullable StoryHeading story, String enclosingEpic,
      boolean isFirst) {
    this(line, level, raw, epic, story, enclosingEpic, isFirst, false);
  }

  boolean isLine() {
    return level == Section.LABEL;
  }

  EpicHeading requireEpic() {
    return Objects.requireNonNull(epic, "epic");
  }

  StoryHeading requireStory() {
    return Objects.requireNonNull(story, "story");
  }
}
