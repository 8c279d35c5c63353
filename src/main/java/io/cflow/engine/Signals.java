package io.cflow.engine;

import io.cflow.domain.Stage;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Track.Standing;
import java.util.List;
import java.util.Set;

/** Carries out what a person wants an execution to do. */
final class Signals {

  private final ExecutionState state;
  private final Walk walk;
  private final String actor;

  Signals(ExecutionState state, Walk walk, String actor) {
    this.state = state;
    this.walk = walk;
    this.actor = actor;
  }

  void apply(Signal signal) {
    switch (signal) {
      case Signal.Pause _ -> pause();
      case Signal.Resume _ -> resume();
      case Signal.Cancel cancel -> cancel(cancel.reason() + " (" + actor + ")");
      case Signal.Retry retry -> retry(retry);
      case Signal.Transition wanted -> transition(wanted);
    }
  }

  /** What waits for a permit goes back to waiting, so that the execution is quiet once nothing runs. */
  private void pause() {
    if (state.status == ExecutionStatus.RUNNING) {
      walk.change(ExecutionStatus.PAUSED, "paused by " + actor);
      state.tasks().stream()
          .filter(task -> task.state == TaskState.READY)
          .forEach(task -> state.set(task, TaskState.BLOCKED));
    }
  }

  private void resume() {
    if (state.status == ExecutionStatus.PAUSED) {
      walk.change(ExecutionStatus.RUNNING, "resumed by " + actor);
      state.tracks().values().forEach(walk::wake);
    }
  }

  private void cancel(String reason) {
    if (state.status.isOver()) {
      return;
    }
    walk.leaveOut(state.tasks(), reason);
    state.tracks().values().stream()
        .filter(track -> !track.standing.isOver())
        .forEach(track -> walk.stand(track, Standing.CANCELLED, reason));
    walk.change(ExecutionStatus.CANCELLED, reason);
  }

  private void retry(Signal.Retry retry) {
    var stopped = state.tracks().values().stream()
        .filter(track -> retry.everything() || track.name.equals(retry.track()))
        .filter(track -> track.standing == Standing.PARKED || track.standing == Standing.HELD)
        .toList();
    if (!stopped.isEmpty()) {
      walk.reopen("retried by " + actor);
      stopped.forEach(this::retry);
    }
  }

  private void retry(TrackState track) {
    track.tasks.stream()
        .filter(task -> task.state == TaskState.WAITING || task.state == TaskState.DEAD)
        .forEach(task -> walk.startOver(task, "retried by " + actor));
    walk.stand(track, isUnapproved(track) ? Standing.UNAPPROVED : Standing.OPEN, "retried by " + actor);
    walk.wake(track);
  }

  /** A story has no work before it is approved, so what parks it there is only a person's no: ask again. */
  private boolean isUnapproved(TrackState track) {
    return !track.isPlan()
        && track.standing == Standing.PARKED
        && track.stage.equals(state.workflow.lastPlanning());
  }

  private void transition(Signal.Transition wanted) {
    var track = state.tracks().get(wanted.track());
    if (track == null) {
      walk.add(new Step.Refuse(
          wanted.track(), state.currentStage(), wanted.to(), actor, List.of(), "there is no such story"));
    } else if (track.standing.isOver()) {
      refuse(track, wanted.to(), List.of(), "it is " + track.standing.label());
    } else if (!mayBeMoved(track, wanted.to())) {
      refuse(track, wanted.to(), state.workflow.allowed(track.workingStage()), "not in the workflow's table");
    } else {
      move(track, wanted.to());
    }
  }

  private void refuse(TrackState track, Stage to, List<Stage> allowed, String reason) {
    walk.add(new Step.Refuse(track.name, track.stage, to, actor, allowed, reason));
  }

  /** A session is opened by a gate, never by a signal: it would have no question. */
  private boolean mayBeMoved(TrackState track, Stage to) {
    return !to.equals(Stage.HIL_SESSION) && state.workflow.allows(track.stage, track.cameFrom, to);
  }

  /** A person who moves a story back has looked at it: it is not held however often it went round. */
  private void move(TrackState track, Stage to) {
    walk.reopen("moved by " + actor);
    walk.leaveOut(track.tasksIn(Set.of(track.stage)), "left out by " + actor);
    track.rejection = "";
    if (state.workflow.rank(to) <= state.workflow.rank(track.workingStage())) {
      walk.sendBack(track, to, false, "moved back by " + actor);
    } else {
      walk.enter(track, to, "moved by " + actor);
    }
  }
}
