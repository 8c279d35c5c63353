package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import io.cflow.engine.Track.Standing;
import java.util.Comparator;
import java.util.function.Predicate;

/** What must be true of an execution after every event, counted anew from what it is made of. */
final class Invariants {

  private Invariants() {}

  static void check(ExecutionState state) {
    same("active", state.active, count(state, TaskState::isActive));
    same("dead", state.dead, count(state, task -> task == TaskState.DEAD));
    same("open tracks", state.open, state.tracks().values().stream().filter(t -> !t.standing.isOver()).count());
    must(state.currentStage().equals(leastAdvanced(state)), state.currentStage(), "is not the least advanced stage");
    state.tasks().forEach(task -> check(state, task));
    state.tracks().values().forEach(track -> check(state, track));
  }

  private static Stage leastAdvanced(ExecutionState state) {
    var plan = state.track(Track.PLAN);
    if (!plan.standing.isOver()) {
      return plan.workingStage();
    }
    return state.tracks().values().stream()
        .filter(track -> !track.standing.isOver())
        .map(TrackState::workingStage)
        .min(Comparator.comparingInt(state.workflow::rank))
        .orElse(state.tracks().size() == 1 ? plan.stage : state.workflow.end());
  }

  private static long count(ExecutionState state, Predicate<TaskState> wanted) {
    return state.tasks().stream().map(task -> task.state).filter(wanted).count();
  }

  private static void check(ExecutionState state, TaskEntry task) {
    var needs = task.planned.needs();
    same(task.planned, task.open, needs.stream().filter(n -> state.state(n) != TaskState.COMPLETED).count());
    if (task.state.isActive()) {
      must(task.open == 0, task.planned, "runs before what it needs");
      must(task.planned.stage().equals(task.track.stage), task.planned, "runs outside of its stage");
      must(task.track.open == 0, task.planned, "runs before the tracks it waits for");
    }
    must(state.status != ExecutionStatus.RUNNING || !task.isStartable(), task.planned, "is blocked by nothing");
  }

  private static void check(ExecutionState state, TrackState track) {
    var here = track.tasks.stream().filter(task -> task.planned.stage().equals(track.stage));
    same(track.name, track.left, here.filter(task -> !task.state.isOver()).count());
    same(track.name, track.active, track.tasks.stream().filter(task -> task.state.isActive()).count());
    same(track.name, track.open, state.tracks().values().stream()
        .filter(first -> !first.standing.isOver())
        .flatMap(first -> first.dependents.stream())
        .filter(dependent -> dependent == track)
        .count());
    boolean asked = track.decision != null && track.heading != null;
    must(asked == (track.standing == Standing.ASKED), track.name, "is asked without a question, or the reverse");
    must(track.standing == Standing.PARKED || track.tasks.stream().noneMatch(Invariants::isStuck), track.name,
        "is stuck but not parked");
    must(!track.standing.isOver() || track.tasks.stream().allMatch(task -> task.state.isOver()), track.name,
        "left work behind");
  }

  private static boolean isStuck(TaskEntry task) {
    return task.state == TaskState.WAITING || task.state == TaskState.DEAD;
  }

  private static void same(Object subject, long kept, long counted) {
    if (kept != counted) {
      throw new AssertionError("a counter of '%s' is %d, but counted are %d".formatted(subject, kept, counted));
    }
  }

  private static void must(boolean holds, Object subject, String otherwise) {
    if (!holds) {
      throw new AssertionError("'%s' %s".formatted(subject, otherwise));
    }
  }

  /** Whether two owners remember the same, except for what runs: a new owner has not started anything. */
  static void checkSame(ExecutionState live, ExecutionState restored) {
    assertThat(restored.status).isEqualTo(live.status);
    assertThat(restored.tracks().keySet()).containsExactlyElementsOf(live.tracks().keySet());
    live.tracks().forEach((name, track) -> assertThat(describe(restored.track(name))).isEqualTo(describe(track)));
    live.tasks().forEach(task -> assertThat(describe(restored.tasks().get(task.planned.number())))
        .isEqualTo(describe(task)));
  }

  private static String describe(TrackState track) {
    return "'%s' %s from %s %s %s to %s, iteration %d (%s), open %d, left %d".formatted(
        track.name, track.stage, track.cameFrom, track.standing, track.decision, track.heading, track.iteration,
        track.rejection, track.open, track.left);
  }

  private static String describe(TaskEntry task) {
    return "%s %s, attempt %d, failures %d, open %d".formatted(
        task.planned, task.state.isActive() ? TaskState.BLOCKED : task.state, task.attempt, task.failures, task.open);
  }
}
