package io.cflow.engine;

import io.cflow.domain.Outcome;
import io.cflow.domain.Stage;
import io.cflow.engine.Track.Standing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes tracks and tasks through the stages of the workflow after one event, and writes down each step. */
final class Walk {

  private final ExecutionState state;
  private final List<Step> steps = new ArrayList<>();
  /** Tracks whose last need has just finished: a queue, because a chain of them would be too deep for the stack. */
  private final Queue<TrackState> freed = new ArrayDeque<>();

  Walk(ExecutionState state) {
    this.state = state;
  }

  List<Step> steps() {
    return steps;
  }

  void add(Step step) {
    steps.add(step);
  }

  // --- tasks

  void record(TaskEntry task, TaskState to, Outcome outcome) {
    state.set(task, to);
    steps.add(new Step.Record(task.planned.number(), to, outcome));
  }

  private void mark(TaskEntry task, TaskState to, String reason) {
    state.set(task, to);
    steps.add(new Step.Mark(task.planned.number(), to, reason));
  }

  void startOver(TaskEntry task, String reason) {
    task.failures = 0;
    task.faults = 0;
    mark(task, TaskState.BLOCKED, reason);
  }

  /** An outcome that comes later is fenced. */
  void leaveOut(List<TaskEntry> tasks, String reason) {
    tasks.stream().filter(task -> !task.state.isOver()).forEach(task -> mark(task, TaskState.CANCELLED, reason));
  }

  void release(TaskEntry task) {
    if (state.status == ExecutionStatus.RUNNING && task.isStartable()) {
      state.set(task, TaskState.READY);
      steps.add(new Step.Release(task.planned.number()));
    }
  }

  // --- tracks

  void wake(TrackState track) {
    if (!track.isMoving() || track.standing == Standing.ASKED) {
      return;
    }
    if (track.left > 0) {
      track.tasks.forEach(this::release);
    } else if (track.standing != Standing.PARKED) {
      leaveStage(track);
    }
  }

  /** What waits for a permit in a held track goes back to waiting. */
  void stopOrWake(TrackState track) {
    if (track.hold.isEmpty()) {
      wake(track);
    } else {
      track.tasks.stream()
          .filter(task -> task.state == TaskState.READY)
          .forEach(task -> state.set(task, TaskState.BLOCKED));
    }
  }

  /** A rejected story does not wait for a verifier that is stuck: it has to look again anyway. */
  void leaveWhenDone(TrackState track) {
    if (!track.hold.isEmpty()) {
      return;
    }
    if (track.left == 0 || !track.rejection.isEmpty() && track.active == 0) {
      leaveStage(track);
    }
  }

  private void leaveStage(TrackState track) {
    if (!track.rejection.isEmpty()) {
      var target = state.workflow.next(track.stage, StageEvent.REJECTED).orElse(track.stage);
      sendBack(track, target, track.iteration + 1 >= AttemptLoop.ITERATIONS, track.rejection);
      return;
    }
    state.workflow.next(track.stage, StageEvent.COMPLETED)
        .ifPresentOrElse(to -> goOn(track, to), () -> finish(track, track.stage));
  }

  private void goOn(TrackState track, Stage to) {
    state.gates.gate(track.standing, track.stage, to).ifPresentOrElse(
        kind -> ask(track, kind, to), () -> enter(track, to, "all work of " + track.stage + " is done"));
  }

  private void ask(TrackState track, GatePolicy.Kind kind, Stage to) {
    var from = track.stage;
    var question = kind.question(track.name, from, to);
    var decision = state.ids.get();
    move(track, Stage.HIL_SESSION, from, Standing.ASKED, question);
    track.decision = decision;
    track.heading = to;
    steps.add(new Step.Ask(decision, track.name, kind, from, to, question));
  }

  void enter(TrackState track, Stage to, String reason) {
    if (track.isPlan() && track.workingStage().equals(state.workflow.lastPlanning())) {
      finish(track, state.workflow.lastPlanning());
    } else if (to.equals(state.workflow.end())) {
      finish(track, to);
    } else {
      move(track, to, null, Standing.OPEN, reason);
      wake(track);
    }
  }

  private void finish(TrackState track, Stage stage) {
    leaveOut(track.tasks, "its stage was left out");
    move(track, stage, null, Standing.FINISHED, track.isPlan() ? "planning is done" : "the story is done");
    freed.addAll(track.dependents);
  }

  void wakeFreed() {
    for (var track = freed.poll(); track != null; track = freed.poll()) {
      wake(track);
    }
  }

  /**
   * Back to where the work can be mended, with all attempts new.
   *
   * @param hold the story has gone round too often: a person has to let it go on
   */
  void sendBack(TrackState track, Stage target, boolean hold, String reason) {
    track.tasksIn(state.workflow.onward(target)).stream()
        .filter(task -> task.state != TaskState.BLOCKED)
        .forEach(task -> startOver(task, reason));
    track.iteration++;
    track.rejection = "";
    if (track.tasksIn(Set.of(target)).isEmpty()) {
      move(track, target, null, Standing.PARKED, "needs: implementer; " + reason);
    } else if (hold) {
      move(track, target, null, Standing.HELD, "%d iterations used; %s".formatted(track.iteration, reason));
    } else {
      move(track, target, null, Standing.OPEN, reason);
      wake(track);
    }
  }

  void stand(TrackState track, Standing standing, String reason) {
    move(track, track.stage, track.cameFrom, standing, reason);
  }

  void move(TrackState track, Stage to, @Nullable Stage cameFrom, Standing standing, String reason) {
    var from = track.stage;
    state.place(track, to, cameFrom, standing);
    steps.add(new Step.Move(
        track.name, from, to, cameFrom, standing, new Step.Rework(track.iteration, track.rejection), reason));
  }

  // --- the whole

  void change(ExecutionStatus to, String reason) {
    state.status = to;
    steps.add(new Step.Change(to, reason));
  }

  /** A person lets a failed execution go on with what is not dead. */
  void reopen(String reason) {
    if (state.status == ExecutionStatus.FAILED) {
      change(ExecutionStatus.RUNNING, reason);
    }
  }
}
