package io.cflow.processors.flow;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Plan;
import io.cflow.engine.Breakdown;
import io.cflow.engine.StoryOrder;
import io.cflow.engine.WorkPlan;
import io.cflow.engine.Workflow;
import io.cflow.port.Intake.Submission;
import java.util.Objects;

/** Splits a plan into the tasks its stories have earned. */
public final class TaskSplitting {

  private final Workflow workflow;
  private final boolean parallelWithinEpic;

  /** @param parallelWithinEpic drops the default order of stories inside an epic */
  public TaskSplitting(Workflow workflow, boolean parallelWithinEpic) {
    this.workflow = workflow;
    this.parallelWithinEpic = parallelWithinEpic;
  }

  public Submission split(Reading reading) {
    Objects.requireNonNull(reading, "reading");
    var plan = reading.plan();
    var delivery = reading.delivery();
    var work = work(plan, workflow);
    return new Submission(
        delivery.tenant(), delivery.requestKey(), delivery.files(), plan, work, workflow, delivery.workspace(),
        delivery.output());
  }

  /** For an execution that keeps the workflow it began with. */
  public WorkPlan work(Plan plan, Workflow kept) {
    return Breakdown.of(plan, StoryOrder.of(plan, parallelWithinEpic), kept);
  }

  /** The word the router compares, named once for all its comparisons. */
  public String role(AgentTask task) {
    return Objects.requireNonNull(task, "task").role();
  }
}
