package io.cflow.engine;

import io.cflow.domain.Stage;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stage of the whole: asked for after every move, so that the stories of each stage are counted, not searched. */
final class OpenStages {

  /** The tracks of the plan as a whole. */
  private final List<TrackState> plans;
  private final boolean hasOneTrack;
  private final Map<Stage, Integer> stories = new HashMap<>();

  OpenStages(Collection<TrackState> tracks) {
    plans = tracks.stream().filter(TrackState::isPlan).toList();
    hasOneTrack = tracks.size() == 1;
    tracks.forEach(this::enter);
  }

  void enter(TrackState track) {
    count(track, 1);
  }

  void leave(TrackState track) {
    count(track, -1);
  }

  private void count(TrackState track, int change) {
    if (!track.isPlan() && !track.standing.isOver()) {
      stories.merge(track.workingStage(), change, Integer::sum);
    }
  }

  /** The plan's while planning, then that of the least advanced open story. */
  Stage current(Workflow workflow) {
    return plans.stream()
        .filter(track -> !track.standing.isOver())
        .map(TrackState::workingStage)
        .findFirst()
        .or(() -> leastAdvanced(workflow))
        .orElseGet(() -> hasOneTrack ? plans.getFirst().stage : workflow.end());
  }

  private Optional<Stage> leastAdvanced(Workflow workflow) {
    return stories.entrySet().stream()
        .filter(stage -> stage.getValue() > 0)
        .map(Map.Entry::getKey)
        .min(Comparator.comparingInt(workflow::rank).thenComparing(Stage::name));
  }
}
