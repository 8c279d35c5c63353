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
  /** Hash of what it is made from; empty if nobody knows. */
  String inputs = "";
  /** The version of the plan in which its place was taken; 0 while it counts. */
  int supersededIn;
  /** Needs that are not completed. */
  int open;

  TaskEntry(PlannedTask planned, TrackState track) {
    this.planned = planned;
    this.track = track;
    this.open = planned.needs().size();
  }

  SavedTask saved() {
    return new SavedTask(planned.number(), state, attempt, failures, inputs, supersededIn);
  }

  /** Everything but its state, which counts for others. */
  void recall(SavedTask saved) {
    attempt = saved.attempt();
    failures = saved.failures();
    inputs = saved.inputs();
    supersededIn = saved.supersededIn();
  }

  boolean isStartable() {
    return state == TaskState.BLOCKED && open == 0 && track.isMoving() && planned.stage().equals(track.stage);
  }
}
