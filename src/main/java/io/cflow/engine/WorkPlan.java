package io.cflow.engine;

import java.util.List;

/** Everything an execution will do, as it is stored when a plan is accepted. */
public record WorkPlan(List<PlannedTask> tasks, List<Track> tracks) {

  public WorkPlan {
    tasks = List.copyOf(tasks);
    tracks = List.copyOf(tracks);
  }
}
