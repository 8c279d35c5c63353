package io.cflow.engine;

import io.cflow.domain.Outcome;
import io.cflow.domain.Stage;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Track.Standing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens next. Given where an execution stands and something that happened, it moves the state and says which
 * steps follow: the same state and event always give the same steps. It reads no clock, starts nothing, writes nothing.
 */
public final class Advance {

  private final ExecutionState state;
  private final List<Step> steps = new ArrayList<>();
  /** Tracks whose last need has just finished: a queue, because a chain of them would be too deep for the stack. */
  private final Queue<TrackState> freed = new ArrayDeque<>();

  private Advance(ExecutionState state) {
    this.state = state;
  }

  /** Moves {@code state} and returns the steps that follow, in the order they are to be written. */
  public static List<Step> next(ExecutionState state, Event event) {
    var advance = new Advance(state);
    advance.apply(event);
    advance.wakeFreed();
    advance.settle();
    return advance.steps;
  }

  private void apply(Event event) {
    switch (event) {
      case Event.Opened _ -> state.tracks.values().forEach(this::wake);
      case Event.TaskEnded ended -> end(ended);
      case Event.RetryDue due -> again(state.tasks.get(due.number()));
      case Event.Decided decided -> decide(decided);
      case Event.Signalled signalled -> signal(signalled.signal(), signalled.actor());
    }
  }

  // --- tasks

  private void end(Event.TaskEnded ended) {
    var task = state.tasks.get(ended.number());
    if (task.state != TaskState.RUNNING || task.lease != ended.lease()) {
      steps.add(new Step.Fenced(ended.number(), ended.lease()));
      return;
    }
    switch (ended.outcome()) {
      case Outcome.Succeeded succeeded -> complete(task, succeeded);
      case Outcome.Rejected rejected -> reject(task, rejected);
      case Outcome.Failed failed -> fail(task, failed);
      case Outcome.Suspended suspended -> suspend(task, suspended);
    }
  }

  private void complete(TaskEntry task, Outcome outcome) {
    record(task, TaskState.COMPLETED, outcome);
    task.faults = 0;
    task.dependents.forEach(this::release);
    leaveWhenDone(task.track);
  }

  /** A rejected story does not wait for a verifier that is stuck: it has to look again anyway. */
  private void leaveWhenDone(TrackState track) {
    if (track.left == 0 || !track.rejection.isEmpty() && track.active == 0) {
      leaveStage(track);
    }
  }

  private void reject(TaskEntry task, Outcome.Rejected rejected) {
    var reason = task.planned.capability() + ": " + rejected.summary();
    task.track.rejection = task.track.rejection.isEmpty() ? reason : task.track.rejection + "; " + reason;
    stand(task.track, task.track.standing, task.track.rejection);
    complete(task, rejected);
  }

  private void fail(TaskEntry task, Outcome.Failed failed) {
    task.failures += failed.fault() == Outcome.Fault.AGENT ? 1 : 0;
    task.faults = failed.fault() == Outcome.Fault.AGENT ? 0 : task.faults + 1;
    var next = AttemptLoop.afterFailure(failed.fault(), task.failures, task.faults, failed.summary());
    switch (next) {
      case AttemptLoop.Next.Again(var delay) -> {
        record(task, TaskState.FAILED, failed);
        steps.add(new Step.RetryLater(task.planned.number(), delay));
      }
      case AttemptLoop.Next.Wait(var reason) -> park(task, failed, reason);
      case AttemptLoop.Next.GiveUp(var reason) -> {
        record(task, TaskState.DEAD, failed);
        steps.add(new Step.Bury(task.planned.number(), reason));
        stand(task.track, Standing.PARKED, reason);
        leaveWhenDone(task.track);
      }
    }
  }

  private void suspend(TaskEntry task, Outcome.Suspended suspended) {
    park(task, suspended, suspended.summary());
  }

  private void park(TaskEntry task, Outcome outcome, String reason) {
    record(task, TaskState.WAITING, outcome);
    stand(task.track, Standing.PARKED, reason);
    leaveWhenDone(task.track);
  }

  private void record(TaskEntry task, TaskState to, Outcome outcome) {
    state.set(task, to);
    steps.add(new Step.Record(task.planned.number(), to, outcome));
  }

  private void mark(TaskEntry task, TaskState to, String reason) {
    state.set(task, to);
    steps.add(new Step.Mark(task.planned.number(), to, reason));
  }

  private void startOver(TaskEntry task, String reason) {
    task.failures = 0;
    task.faults = 0;
    mark(task, TaskState.BLOCKED, reason);
  }

  private void release(TaskEntry task) {
    if (state.status == ExecutionStatus.RUNNING && task.isStartable()) {
      state.set(task, TaskState.READY);
      steps.add(new Step.Release(task.planned.number()));
    }
  }

  private void again(TaskEntry task) {
    if (task.state == TaskState.FAILED) {
      state.set(task, TaskState.BLOCKED);
      release(task);
    }
  }

  // --- tracks

  private void wake(TrackState track) {
    if (!track.isMoving() || track.standing == Standing.ASKED) {
      return;
    }
    if (track.left > 0) {
      track.tasks.forEach(this::release);
    } else if (track.standing != Standing.PARKED) {
      leaveStage(track);
    }
  }

  private void leaveStage(TrackState track) {
    if (!track.rejection.isEmpty()) {
      var target = state.workflow.next(track.stage, StageEvent.REJECTED).orElse(track.stage);
      sendBack(track, target, track.iteration + 1 >= AttemptLoop.ITERATIONS, track.rejection);
      return;
    }
    var to = state.workflow.next(track.stage, StageEvent.COMPLETED);
    if (to.isEmpty()) {
      finish(track, track.stage);
      return;
    }
    var gate = state.gates.gate(track.standing, track.stage, to.get());
    if (gate.isPresent()) {
      ask(track, gate.get(), to.get());
    } else {
      enter(track, to.get(), "all work of " + track.stage + " is done");
    }
  }

  private void enter(TrackState track, Stage to, String reason) {
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

  private void wakeFreed() {
    for (var track = freed.poll(); track != null; track = freed.poll()) {
      wake(track);
    }
  }

  /**
   * Back to where the work can be mended, with all attempts new.
   *
   * @param hold the story has gone round too often: a person has to let it go on
   */
  private void sendBack(TrackState track, Stage target, boolean hold, String reason) {
    for (var task : track.tasksIn(state.workflow.onward(target))) {
      if (task.state != TaskState.BLOCKED) {
        startOver(task, reason);
      }
    }
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

  private void move(TrackState track, Stage to, @Nullable Stage cameFrom, Standing standing, String reason) {
    var from = track.stage;
    state.place(track, to, cameFrom, standing);
    steps.add(new Step.Move(
        track.name, from, to, cameFrom, standing, new Step.Rework(track.iteration, track.rejection), reason));
  }

  private void stand(TrackState track, Standing standing, String reason) {
    move(track, track.stage, track.cameFrom, standing, reason);
  }

  // --- people

  private void ask(TrackState track, GatePolicy.Kind kind, Stage to) {
    var from = track.stage;
    var question = question(track, kind, from, to);
    move(track, Stage.HIL_SESSION, from, Standing.ASKED, question);
    var decision = state.ids.get();
    track.decision = decision;
    track.heading = to;
    steps.add(new Step.Ask(decision, track.name, kind, from, to, question));
  }

  private static String question(TrackState track, GatePolicy.Kind kind, Stage from, Stage to) {
    return switch (kind) {
      case STORY_APPROVAL -> "Story %s is not approved. May development start?".formatted(track.name);
      case STORY_ACCEPTANCE -> "Story %s passed validation. Is it done?".formatted(track.name);
      case STAGE_APPROVAL -> "%s is done. May %s start?".formatted(from, to);
    };
  }

  private void decide(Event.Decided decided) {
    var track = state.tracks.get(decided.track());
    if (track == null || !decided.decision().equals(track.decision)
        || track.heading == null || track.cameFrom == null) {
      return;
    }
    if (decided.accepted()) {
      reopen("accepted by " + decided.actor());
      enter(track, track.heading, "accepted by " + decided.actor() + note(decided));
    } else {
      move(track, track.cameFrom, null, Standing.PARKED, "not accepted by " + decided.actor() + note(decided));
    }
  }

  private static String note(Event.Decided decided) {
    return decided.text().isBlank() ? "" : ": " + decided.text();
  }

  private void signal(Signal signal, String actor) {
    switch (signal) {
      case Signal.Pause _ -> pause(actor);
      case Signal.Resume _ -> resume(actor);
      case Signal.Cancel cancel -> cancel(cancel.reason() + " (" + actor + ")");
      case Signal.Retry retry -> retry(retry, actor);
      case Signal.Transition transition -> transition(transition, actor);
    }
  }

  private void change(ExecutionStatus to, String reason) {
    state.status = to;
    steps.add(new Step.Change(to, reason));
  }

  /** What waits for a permit goes back to waiting, so that the execution is quiet once nothing runs. */
  private void pause(String actor) {
    if (state.status == ExecutionStatus.RUNNING) {
      change(ExecutionStatus.PAUSED, "paused by " + actor);
      state.tasks.stream()
          .filter(task -> task.state == TaskState.READY)
          .forEach(task -> state.set(task, TaskState.BLOCKED));
    }
  }

  private void resume(String actor) {
    if (state.status == ExecutionStatus.PAUSED) {
      change(ExecutionStatus.RUNNING, "resumed by " + actor);
      state.tracks.values().forEach(this::wake);
    }
  }

  /** A person's answer lets a failed execution go on with what is not dead. */
  private void reopen(String reason) {
    if (state.status == ExecutionStatus.FAILED) {
      change(ExecutionStatus.RUNNING, reason);
    }
  }

  private void cancel(String reason) {
    if (state.status.isOver()) {
      return;
    }
    leaveOut(state.tasks, reason);
    state.tracks.values().stream()
        .filter(track -> !track.standing.isOver())
        .forEach(track -> stand(track, Standing.CANCELLED, reason));
    change(ExecutionStatus.CANCELLED, reason);
  }

  private void retry(Signal.Retry retry, String actor) {
    var stopped = state.tracks.values().stream()
        .filter(track -> retry.everything() || track.name.equals(retry.track()))
        .filter(track -> track.standing == Standing.PARKED || track.standing == Standing.HELD)
        .toList();
    if (!stopped.isEmpty()) {
      reopen("retried by " + actor);
      stopped.forEach(track -> retry(track, actor));
    }
  }

  private void retry(TrackState track, String actor) {
    track.tasks.stream()
        .filter(task -> task.state == TaskState.WAITING || task.state == TaskState.DEAD)
        .forEach(task -> startOver(task, "retried by " + actor));
    stand(track, isUnapproved(track) ? Standing.UNAPPROVED : Standing.OPEN, "retried by " + actor);
    wake(track);
  }

  /** A story has no work before it is approved, so what parks it there is only a person's no: ask again. */
  private boolean isUnapproved(TrackState track) {
    return !track.isPlan()
        && track.standing == Standing.PARKED
        && track.stage.equals(state.workflow.lastPlanning());
  }

  private void transition(Signal.Transition wanted, String actor) {
    var track = state.tracks.get(wanted.track());
    if (track == null) {
      steps.add(new Step.Refuse(
          wanted.track(), state.currentStage(), wanted.to(), actor, List.of(), "there is no such story"));
    } else if (track.standing.isOver()) {
      refuse(track, wanted.to(), actor, "it is " + track.standing.label());
    } else if (!mayBeMoved(track, wanted.to())) {
      refuse(track, wanted.to(), actor, "not in the workflow's table");
    } else {
      moveByHand(track, wanted.to(), actor);
    }
  }

  private void refuse(TrackState track, Stage to, String actor, String reason) {
    var allowed = track.standing.isOver() ? List.<Stage>of() : state.workflow.allowed(track.workingStage());
    steps.add(new Step.Refuse(track.name, track.stage, to, actor, allowed, reason));
  }

  /** A person who moves a story back has looked at it: it is not held however often it went round. */
  private void moveByHand(TrackState track, Stage to, String actor) {
    reopen("moved by " + actor);
    leaveOut(track.tasksIn(Set.of(track.stage)), "left out by " + actor);
    track.rejection = "";
    if (state.workflow.rank(to) <= state.workflow.rank(track.workingStage())) {
      sendBack(track, to, false, "moved back by " + actor);
    } else {
      enter(track, to, "moved by " + actor);
    }
  }

  /** An outcome that comes later is fenced. */
  private void leaveOut(List<TaskEntry> tasks, String reason) {
    tasks.stream().filter(task -> !task.state.isOver()).forEach(task -> mark(task, TaskState.CANCELLED, reason));
  }

  /** A session is opened by a gate, never by a signal: it would have no question. */
  private boolean mayBeMoved(TrackState track, Stage to) {
    return !to.equals(Stage.HIL_SESSION) && state.workflow.allows(track.stage, track.cameFrom, to);
  }

  // --- the whole

  /** Said again whenever something was written while nothing runs: whoever waits for quiet must not miss it. */
  private void settle() {
    if (state.active > 0) {
      state.settled = false;
    } else if (!state.settled || !steps.isEmpty()) {
      conclude();
      state.settled = true;
      steps.add(new Step.Settle(state.status, !state.status.isOver()));
    }
  }

  private void conclude() {
    if (state.status != ExecutionStatus.RUNNING) {
      return;
    }
    if (state.open == 0) {
      change(ExecutionStatus.COMPLETED, "every story is finished");
    } else if (state.dead > 0) {
      change(ExecutionStatus.FAILED, state.dead + " tasks are dead");
    }
  }
}
