package io.cflow.engine;

import io.cflow.domain.Outcome;
import io.cflow.domain.Outcome.Fault;
import io.cflow.engine.Track.Standing;
import java.util.List;

/**
 * What happens next. Given where an execution stands and something that happened, it moves the state and says which
 * steps follow: the same state and event always give the same steps. It reads no clock, starts nothing, writes nothing.
 */
public final class Advance {

  private final ExecutionState state;
  private final Walk walk;

  private Advance(ExecutionState state) {
    this.state = state;
    this.walk = new Walk(state);
  }

  /** Moves {@code state} and returns the steps that follow, in the order they are to be written. */
  public static List<Step> next(ExecutionState state, Event event) {
    var advance = new Advance(state);
    advance.apply(event);
    advance.walk.wakeFreed();
    advance.settle();
    return advance.walk.steps();
  }

  private void apply(Event event) {
    switch (event) {
      case Event.Opened _ -> state.tracks().values().forEach(walk::wake);
      case Event.TaskEnded ended -> end(ended);
      case Event.RetryDue due -> again(state.tasks().get(due.number()));
      case Event.Decided decided -> decide(decided);
      case Event.Held held -> hold(held);
      case Event.Revised revised -> revise(revised.change());
      case Event.Signalled signalled -> new Signals(state, walk, signalled.actor()).apply(signalled.signal());
    }
  }

  private void end(Event.TaskEnded ended) {
    var task = state.tasks().get(ended.number());
    if (task.state != TaskState.RUNNING || task.lease != ended.lease()) {
      walk.add(new Step.Fenced(ended.number(), ended.lease()));
      return;
    }
    switch (ended.outcome()) {
      case Outcome.Succeeded succeeded -> complete(task, succeeded);
      case Outcome.Rejected rejected -> reject(task, rejected);
      case Outcome.Failed failed -> fail(task, failed);
      case Outcome.Suspended suspended -> suspend(task, suspended, suspended.summary());
    }
    walk.leaveWhenDone(task.track);
  }

  private void complete(TaskEntry task, Outcome outcome) {
    walk.record(task, TaskState.COMPLETED, outcome);
    task.faults = 0;
    task.dependents.forEach(walk::release);
  }

  private void reject(TaskEntry task, Outcome.Rejected rejected) {
    var track = task.track;
    var reason = task.planned.capability() + ": " + rejected.summary();
    track.rejection = track.rejection.isEmpty() ? reason : track.rejection + "; " + reason;
    walk.stand(track, track.standing, track.rejection);
    complete(task, rejected);
  }

  private void fail(TaskEntry task, Outcome.Failed failed) {
    task.failures += failed.fault() == Fault.AGENT ? 1 : 0;
    task.faults = failed.fault() == Fault.AGENT ? 0 : task.faults + 1;
    switch (AttemptLoop.afterFailure(failed.fault(), task.failures, task.faults, failed.summary())) {
      case AttemptLoop.Next.Again(var delay) -> {
        walk.record(task, TaskState.FAILED, failed);
        walk.add(new Step.RetryLater(task.planned.number(), delay));
      }
      case AttemptLoop.Next.Wait(var reason) -> suspend(task, failed, reason);
      case AttemptLoop.Next.GiveUp(var reason) -> {
        walk.record(task, TaskState.DEAD, failed);
        walk.add(new Step.Bury(task.planned.number(), reason));
        walk.stand(task.track, Standing.PARKED, reason);
      }
    }
  }

  private void suspend(TaskEntry task, Outcome outcome, String reason) {
    walk.record(task, TaskState.WAITING, outcome);
    walk.stand(task.track, Standing.PARKED, reason);
  }

  private void again(TaskEntry task) {
    if (task.state == TaskState.FAILED) {
      state.set(task, TaskState.BLOCKED);
      walk.release(task);
    }
  }

  private void decide(Event.Decided decided) {
    var track = state.tracks().get(decided.track());
    if (track == null || !decided.decision().equals(track.decision)
        || track.heading == null || track.cameFrom == null) {
      return;
    }
    var answer = decided.actor() + (decided.text().isBlank() ? "" : ": " + decided.text());
    if (decided.accepted()) {
      walk.reopen("accepted by " + decided.actor());
      walk.enter(track, track.heading, "accepted by " + answer);
    } else {
      walk.move(track, track.cameFrom, null, Standing.PARKED, "not accepted by " + answer);
    }
  }

  private void hold(Event.Held held) {
    for (var track : state.tracks().values()) {
      var hold = held.tracks().contains(track.name) && !track.standing.isOver() ? held.reason() : "";
      if (!hold.equals(track.hold)) {
        track.hold = hold;
        walk.add(new Step.Hold(track.name, hold));
        walk.stopOrWake(track);
      }
    }
  }

  private void revise(PlanChange change) {
    Revision.apply(state, change).forEach(walk::add);
    state.tracks().values().forEach(walk::wake);
  }

  /** Said again whenever something was written while nothing runs: whoever waits for quiet must not miss it. */
  private void settle() {
    if (state.active > 0) {
      state.settled = false;
    } else if (!state.settled || !walk.steps().isEmpty()) {
      conclude();
      state.settled = true;
      walk.add(new Step.Settle(state.status, !state.status.isOver()));
    }
  }

  private void conclude() {
    if (state.status != ExecutionStatus.RUNNING) {
      return;
    }
    if (state.open == 0) {
      walk.change(ExecutionStatus.COMPLETED, "every story is finished");
    } else if (state.dead > 0) {
      walk.change(ExecutionStatus.FAILED, state.dead + " tasks are dead");
    }
  }
}
