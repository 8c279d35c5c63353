package io.cflow.engine;

import io.cflow.domain.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A track as its owner remembers it. */
final class TrackState {

  final String name;
  final List<TrackState> dependents = new ArrayList<>();
  final List<TaskEntry> tasks = new ArrayList<>();

  Stage stage;
  Track.Standing standing;
  @Nullable Stage cameFrom;
  /** The open decision and where it leads when it is accepted. */
  @Nullable UUID decision;
  @Nullable Stage heading;
  int iteration;
  /** Tracks that must still be finished before this one moves. */
  int open;
  /** Tasks of the present stage that are not over. */
  int left;
  /** Tasks that run, could run, or will be tried again by themselves. */
  int active;
  /** Why a verifier did not accept the work of the present stage; empty if none did. */
  String rejection = "";
  /** Why nothing new starts in it although it could; empty if it may. */
  String hold = "";
  final List<String> waitsFor;

  TrackState(Track track) {
    name = track.name();
    stage = track.stage();
    standing = track.standing();
    waitsFor = track.waitsFor();
  }

  SavedTrack saved() {
    return new SavedTrack(
        name, stage, cameFrom, standing, new Step.Rework(iteration, rejection), decision, heading);
  }

  void recall(SavedTrack saved) {
    iteration = saved.rework().iteration();
    rejection = saved.rework().rejection();
    decision = saved.decision();
    heading = saved.heading();
    hold = saved.hold();
  }

  void waitFor(TrackState first) {
    first.dependents.add(this);
    if (!first.standing.isOver()) {
      open++;
    }
  }

  boolean isPlan() {
    return Track.isPlan(name);
  }

  /** Whether the tasks of its stage may run. */
  boolean isMoving() {
    return hold.isEmpty() && open == 0 && !standing.isOver() && standing != Track.Standing.HELD;
  }

  /** The stage it works in, also while a person is asked. */
  Stage workingStage() {
    return cameFrom == null ? stage : cameFrom;
  }

  List<TaskEntry> tasksIn(Set<Stage> stages) {
    return tasks.stream().filter(task -> stages.contains(task.planned.stage())).toList();
  }

  /** Where it stands from now on; an open question ends with it. */
  void place(Stage at, @Nullable Stage from, Track.Standing how) {
    standing = how;
    cameFrom = from;
    decision = null;
    heading = null;
    if (!at.equals(stage)) {
      stage = at;
      countLeft();
    }
  }

  void countLeft() {
    left = (int) tasksIn(Set.of(stage)).stream().filter(task -> !task.state.isOver()).count();
  }
}
