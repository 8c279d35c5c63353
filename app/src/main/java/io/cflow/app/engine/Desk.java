package io.cflow.app.engine;

import io.cflow.agents.AgentPool;
import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.port.Assignment;
import io.cflow.port.Workspace;
import io.cflow.store.ArtifactStore;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a role's tasks arrive: gathers what the agent needs, and lets the agent work. */
public final class Desk {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final AgentPool team;
  private final PlanShelf plans;
  private final ArtifactStore artifacts;
  private final Verification verification;

  public Desk(AgentPool team, PlanShelf plans, ArtifactStore artifacts, Verification verification) {
    this.team = team;
    this.plans = plans;
    this.artifacts = artifacts;
    this.verification = verification;
  }

  /** Never throws: trouble before or in the agent is an outcome, so that it cannot harm the rest of the fan-out. */
  public Outcome perform(AgentTask task) {
    Objects.requireNonNull(task, "task");
    try {
      return team.perform(assignment(task));
    } catch (RuntimeException e) {
      LOG.warn("{} of execution {} could not be worked on", task, task.execution(), e);
      return new Outcome.Failed(Outcome.Fault.ENVIRONMENT, String.valueOf(e.getMessage()));
    }
  }

  private Assignment assignment(AgentTask task) {
    var volume = plans.volume(task.execution());
    var workspace = volume.workspace()
        .map(root -> new Workspace(root, verification.command(), verification.timeout()));
    return new Assignment(task, volume.plan(), workspace, artifacts.relevant(task.execution(), task.story()));
  }
}
