package io.cflow.engine;

import io.cflow.domain.Capability;
import io.cflow.domain.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tasks of an execution under another version of its plan. A result is kept while what it was made from is the
 * same; otherwise its task is superseded, which takes nothing away, and done again under a new number; and a result
 * that was superseded comes back when what it was made from does.
 */
final class RevisedTasks {

  private final PlanChange change;
  private final List<Step> steps;
  private final List<PlannedTask> planned = new ArrayList<>();
  private final List<SavedTask> saved = new ArrayList<>();
  private final Map<Result, Integer> earlier = new HashMap<>();

  /** What names a result. */
  private record Result(String track, Stage stage, Capability capability, String story, String inputs) {}

  RevisedTasks(List<TaskEntry> tasks, PlanChange change, List<Step> steps) {
    this.change = change;
    this.steps = steps;
    for (var task : tasks) {
      planned.add(task.planned);
      saved.add(task.saved());
      if (task.supersededIn > 0 && task.state == TaskState.COMPLETED) {
        earlier.put(result(task.planned, task.inputs), task.planned.number());
      }
    }
  }

  /** Tasks of the plan as a whole may come back on another track than the one they were done on. */
  private static Result result(PlannedTask task, String inputs) {
    return new Result(
        Track.isPlan(task.track()) ? Track.PLAN : task.track(), task.stage(), task.capability(), task.story(), inputs);
  }

  boolean isChanged(TaskEntry task) {
    return change.changes(task.planned, task.inputs);
  }

  /** It has not been done yet, so it is simply done with what there is now. */
  static boolean isToCome(TaskEntry task) {
    return task.state == TaskState.BLOCKED || task.state == TaskState.READY;
  }

  /** @param needs numbers of the tasks it needs now */
  void renew(PlannedTask task, List<Integer> needs) {
    int number = task.number();
    planned.set(number, withNeeds(task, number, needs));
    saved.set(number, saved.get(number).madeFrom(change.after().hash(task)));
    steps.add(new Step.Renew(number, needs, change.after().hash(task), change.version(),
        "made from plan version %d: %s".formatted(change.version(), reason(task))));
  }

  /** An earlier result made from exactly this, if there is one. */
  Optional<Integer> earlier(PlannedTask task) {
    return Optional.ofNullable(earlier.get(result(task, change.after().hash(task))));
  }

  void restore(int number, List<Integer> needs) {
    planned.set(number, withNeeds(planned.get(number), number, needs));
    saved.set(number, saved.get(number).superseded(0));
    steps.add(new Step.Restore(
        number, needs, change.version(), "kept: made from the same before; its result came back"));
  }

  void supersede(TaskEntry task, String reason) {
    int number = task.planned.number();
    saved.set(number, saved.get(number).superseded(change.version()));
    if (task.state != TaskState.COMPLETED) {
      cancel(task, reason);
    }
    // Of a task from before this was kept it is known now at the latest.
    var inputs = task.inputs.isEmpty() ? change.before().hash(task.planned) : task.inputs;
    saved.set(number, saved.get(number).madeFrom(inputs));
    steps.add(new Step.Supersede(number, inputs, change.version(), reason));
  }

  /** An outcome that comes later is fenced. */
  private void cancel(TaskEntry task, String reason) {
    if (!task.state.isOver()) {
      saved.set(task.planned.number(), saved.get(task.planned.number()).in(TaskState.CANCELLED));
      steps.add(new Step.Mark(task.planned.number(), TaskState.CANCELLED, reason));
    }
  }

  /** @return the number of the new task */
  int add(PlannedTask like, String track, List<Integer> needs, String reason) {
    int number = planned.size();
    var task = new PlannedTask(number, track, like.stage(), like.capability(), like.story(), needs);
    var inputs = change.after().hash(like);
    planned.add(task);
    saved.add(new SavedTask(number, TaskState.BLOCKED, 0, 0, inputs, 0));
    steps.add(new Step.Add(task, inputs, change.version(), reason));
    return number;
  }

  String reason(PlannedTask task) {
    return change.reason(task);
  }

  private static PlannedTask withNeeds(PlannedTask task, int number, List<Integer> needs) {
    return new PlannedTask(number, task.track(), task.stage(), task.capability(), task.story(), needs);
  }

  List<PlannedTask> planned() {
    return planned;
  }

  List<SavedTask> saved() {
    return saved;
  }
}
