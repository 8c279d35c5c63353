package io.cflow.processors.writeback;

import io.cflow.domain.Plan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a story's own file and the tracker disagree, both are set to the lower of the two, as BMAD's own repair proposes
 * and the engine acts. Only on a person's word: it is the one place where statuses go back.
 */
public final class Repair {

  private Repair() {}

  /** @param at when the person asked for it */
  public static List<DocumentEdits> of(Plan plan, Instant at) {
    return DocumentEdits.merged(plan.stories().stream().flatMap(story -> of(plan, story, at).stream()).toList());
  }

  private static List<DocumentEdits> of(Plan plan, Story story, Instant at) {
    var stated = story.statuses().stream().filter(status -> status.source() != Source.PLANNING).toList();
    boolean comparable = stated.stream().map(StatedStatus::status).allMatch(StoryStatus::isProgress);
    var lowest = stated.stream().map(StatedStatus::status).min(StoryStatus::compareTo);
    boolean oneEach = stated.size() == 2 && stated.getFirst().source() != stated.getLast().source();
    if (lowest.isEmpty() || !comparable || !oneEach) {
      return List.of();
    }
    var edits = new ArrayList<DocumentEdits>();
    stated.forEach(status -> edits.add(new DocumentEdits(status.span().path(), List.of(
        status.source() == Source.TRACKER
            ? new TrackerEdit(story.id(), story.aliases(), story.epic(), lowest.get(), true, at)
            : new StatusEdit(lowest.get(), true, Wording.of(plan))))));
    return edits;
  }
}
