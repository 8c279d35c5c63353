package io.cflow.app.engine;

import io.cflow.agents.AgentPool;
import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.port.Assignment;
import io.cflow.port.Workspace;
import java.util.Objects;

/** Where a role's tasks arrive: gathers what the agent needs, and lets the agent work. */
public final class Desk {

  private final AgentPool team;
  private final PlanShelf plans;
  private final EarlierWork earlier;
  private final Verification verification;

  public Desk(AgentPool team, PlanShelf plans, EarlierWork earlier, Verification verification) {
    this.team = team;
    this.plans = plans;
    this.earlier = earlier;
    this.verification = verification;
  }

  /** Trouble of an agent's own is an outcome; what is thrown here is trouble of ours. */
  public Outcome perform(AgentTask task) {
    return team.perform(assignment(Objects.requireNonNull(task, "task")));
  }

  /** What a task comes to whose work could not be done for a reason outside of it. */
  public Outcome failed(Throwable trouble) {
    return new Outcome.Failed(Outcome.Fault.ENVIRONMENT, trouble.toString());
  }

  private Assignment assignment(AgentTask task) {
    var volume = plans.volume(task.execution());
    var workspace = volume.workspace()
        .map(root -> new Workspace(root, verification.command(), verification.timeout()));
    return new Assignment(task, volume.plan(), workspace, earlier.of(task));
  }
}
