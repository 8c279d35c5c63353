package io.cflow.processors.writeback;

import io.cflow.domain.Discrepancy;
import io.cflow.domain.Discrepancy.Claim;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Reconciliation;
import io.cflow.processors.bmad.words.StatusWords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what {@link Reconciliation} proposes and can be written. Only on a person's word: it is the one place where
 * statuses go back.
 */
public final class Repair {

  private final Map<String, Story> stories;
  private final Wording wording;
  private final Instant at;

  private Repair(Plan plan, Instant at) {
    this.stories = plan.stories().stream().collect(Collectors.toMap(Story::id, Function.identity()));
    this.wording = Wording.of(plan);
    this.at = at;
  }

  /** @param at when the person asked for it */
  public static List<DocumentEdits> of(Plan plan, Instant at) {
    var repair = new Repair(plan, at);
    return DocumentEdits.merged(Reconciliation.of(plan).stream()
        .filter(Discrepancy::repairable).flatMap(repair::edits).toList());
  }

  /** None where a document says so already, in whatever word or form. */
  private Stream<DocumentEdits> edits(Discrepancy drift) {
    var proposed = StatusWords.of(drift.proposed());
    return drift.claims().stream().filter(claim -> StatusWords.of(claim.value()).step() != proposed.step())
        .flatMap(claim -> edit(claim, stories.get(drift.subject()), proposed)
            .map(edit -> new DocumentEdits(claim.span().path(), List.of(edit))));
  }

  private Stream<Edit> edit(Claim claim, Story story, StoryStatus proposed) {
    return switch (claim.source()) {
      case TRACKER -> Stream.of(new TrackerEdit(story.id(), story.aliases(), story.epic(), proposed, true, at));
      case STORY_FILE -> Stream.of(new StatusEdit(proposed, true, wording));
      case PLANNING, RETROSPECTIVE -> Stream.of();
    };
  }
}
