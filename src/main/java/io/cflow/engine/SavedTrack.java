package io.cflow.engine;

import io.cflow.domain.Stage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A track as the tables remember it.
 *
 * @param hold why nothing new starts in it, empty if it may
 */
public record SavedTrack(
    String name, Stage stage, @Nullable Stage cameFrom, Track.Standing standing, Step.Rework rework,
    @Nullable UUID decision, @Nullable Stage heading, String hold) {

  public SavedTrack(
      String name, Stage stage, @Nullable Stage cameFrom, Track.Standing standing, Step.Rework rework,
      @Nullable UUID decision, @Nullable Stage heading) {
    this(name, stage, cameFrom, standing, rework, decision, heading, "");
  }
}
