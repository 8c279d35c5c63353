package io.cflow.engine;

import io.cflow.domain.Capability;
import io.cflow.domain.Stage;
import java.util.List;
import java.util.Objects;

/**
 * A task before it has run.
 *
 * @param number position in the execution, from 0
 * @param track the track whose stage it belongs to
 * @param story the story it is about, empty if it is about the plan
 * @param needs numbers of the tasks that must be completed first
 */
public record PlannedTask(
    int number, String track, Stage stage, Capability capability, String story, List<Integer> needs) {

  public PlannedTask {
    Objects.requireNonNull(track, "track");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(capability, "capability");
    Objects.requireNonNull(story, "story");
    needs = List.copyOf(needs);
  }
}
