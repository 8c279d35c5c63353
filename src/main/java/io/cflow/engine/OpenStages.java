package io.cflow.engine;

import io.cflow.domain.Stage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many open stories work in each stage: the least advanced is asked for after every move, of 20,000 stories. */
final class OpenStages {

  private final Map<Stage, Integer> stories = new HashMap<>();

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

  Optional<Stage> leastAdvanced(Workflow workflow) {
    return stories.entrySet().stream()
        .filter(stage -> stage.getValue() > 0)
        .map(Map.Entry::getKey)
        .min(Comparator.comparingInt(workflow::rank).thenComparing(Stage::name));
  }
}
