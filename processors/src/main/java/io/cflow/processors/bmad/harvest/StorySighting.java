package io.cflow.processors.bmad.harvest;

import io.cflow.domain.StatedStatus;
import io.cflow.domain.StoryDefinition;
import io.cflow.processors.bmad.words.StoryNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document's description of one story.
 *
 * @param number null when the document prints none
 * @param label other name: file stem, single number, {@code STORY-001}
 * @param family what the file name says before the number ({@code env} of {@code env-1-1-x}), empty usually
 * @param epic id of the epic it stands under or names, empty when there is none
 * @param weak a line of a list, not a description of its own
 * @param synthetic the document prints no number; this one was made from the epic and the place in its list
 */
public record StorySighting(
    @Nullable StoryNumber number, String label, String family, String epic, StoryDefinition definition,
    List<StatedStatus> statuses, List<Need> needs, List<String> requirements, boolean retired, boolean weak,
    boolean synthetic) {

  public StorySighting(
      @Nullable StoryNumber number, String label, String family, String epic, StoryDefinition definition,
      List<StatedStatus> statuses, List<Need> needs, List<String> requirements, boolean retired, boolean weak) {
    this(number, label, family, epic, definition, statuses, needs, requirements, retired, weak, false);
  }

  public String title() {
    return definition.title();
  }

  public String path() {
    return definition.span().path();
  }

  public boolean isFile() {
    return definition.kind().isStoryFile();
  }

  /** The same description, of the story that another document plans: its name, its group and its title count. */
  public StorySighting of(StorySighting planned) {
    var renamed = new StoryDefinition(definition.kind(), planned.title(), definition.span(), definition.statement(),
        definition.criteria(), definition.tasks(), definition.files(), definition.notes());
    return new StorySighting(planned.number, planned.label, "", planned.epic, renamed, statuses, needs, requirements,
        retired, weak, synthetic);
  }

  public StorySighting stating(List<StatedStatus> others) {
    return new StorySighting(number, label, family, epic, definition, others, needs, requirements, retired, weak,
        synthetic);
  }
}
