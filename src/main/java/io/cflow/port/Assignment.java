package io.cflow.port;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Artifact;
import io.cflow.domain.Plan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything an agent gets with a task.
 *
 * @param workspace the project's own files, where the engine has them
 * @param artifacts what earlier tasks of the same execution made, ordered by path
 */
public record Assignment(AgentTask task, Plan plan, Optional<Workspace> workspace, List<Artifact> artifacts) {

  public Assignment {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(workspace, "workspace");
    artifacts = List.copyOf(artifacts);
  }

  /** The artifact at {@code path}, if a task made it before this one started. */
  public Optional<Artifact> artifact(String path) {
    return artifacts.stream().filter(artifact -> artifact.path().equals(path)).findFirst();
  }
}
