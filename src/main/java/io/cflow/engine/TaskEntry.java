package io.cflow.engine;

import java.util.ArrayList;
import java.util.List;

/** A task as its owner remembers it. */
final class TaskEntry {

  final PlannedTask planned;
  final TrackState track;
  final List<TaskEntry> dependents = new ArrayList<>(2);

  TaskState state = TaskState.BLOCKED;
  int attempt;
  long lease;
  /** Attempts that failed by the agent's own fault. */
  int failures;
  /** Environment faults in a row. */
  int faults;
  /** Needs that are not completed. */
  int open;

  TaskEntry(PlannedTask planned, TrackState track) {
    this.planned = planned;
    this.track = track;
    this.open = planned.needs().size();
  }

  boolean isStartable() {
    return state == TaskState.BLOCKED && open == 0 && track.isMoving() && planned.stage().equals(track.stage);
  }
}
