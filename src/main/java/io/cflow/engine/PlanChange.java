package io.cflow.engine;

import io.cflow.domain.Plan;
import io.cflow.engine.change.Impact;
import io.cflow.engine.change.PlanDiff;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A version of a plan that a running execution is to go on with.
 *
 * @param plan its id
 * @param version its number in the project
 * @param work what a new execution of it would do
 * @param before what tasks were made from in the version that is worked now
 * @param after what they are made from in this one
 * @param actor who decided, for the history
 */
public record PlanChange(
    UUID plan, int version, WorkPlan work, PlanDiff diff, TaskInputs before, TaskInputs after, String actor) {

  /** More than a person reads in one line. */
  private static final int TOLD = 3;

  public PlanChange {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(work, "work");
    Objects.requireNonNull(diff, "diff");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(actor, "actor");
  }

  /** @param was the plan that is worked now */
  public static PlanChange of(UUID plan, int version, Plan was, Plan is, WorkPlan work, String actor) {
    return new PlanChange(plan, version, work, PlanDiff.of(was, is), TaskInputs.of(was), TaskInputs.of(is), actor);
  }

  /** Whether the task has to be done again; what it was really made from counts, where that is known. */
  boolean changes(PlannedTask task, String madeFrom) {
    var now = after.hash(task);
    return !now.equals(before.hash(task)) && !now.equals(madeFrom);
  }

  /** What was changed under a task, for people: {@code FR3 changed (prd.md:41)}. */
  String reason(PlannedTask task) {
    var changes = Impact.reasons(before.items(task), after.items(task), diff);
    var told = changes.stream().limit(TOLD).map(Object::toString).collect(Collectors.joining(", "));
    return changes.size() > TOLD ? told + " and %d more".formatted(changes.size() - TOLD)
        : told.isEmpty() ? "what it is made from changed" : told;
  }

  /** The tasks of one track, in the order they are made. */
  List<PlannedTask> tasks(String track) {
    return work.tasks().stream().filter(task -> task.track().equals(track)).toList();
  }
}
