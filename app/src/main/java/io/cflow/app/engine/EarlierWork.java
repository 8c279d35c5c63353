package io.cflow.app.engine;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Artifact;
import io.cflow.engine.Step;
import io.cflow.port.Committed.Consequence;
import io.cflow.store.ArtifactStore;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What earlier tasks made. The tables are asked only where there can be something. */
public final class EarlierWork {

  private final ArtifactStore artifacts;
  /** Executions that began here and have made nothing so far. */
  private final Set<UUID> nothing = ConcurrentHashMap.newKeySet();

  public EarlierWork(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /** Told before the first task of an execution starts. */
  public void began(UUID execution) {
    nothing.add(execution);
  }

  /** Told of every consequence before the tasks start that it lets start. */
  public void committed(Consequence consequence) {
    if (isMaking(consequence.step())) {
      nothing.remove(consequence.execution());
    }
  }

  /** When it rests reports are written; and when it is over nobody asks any more. */
  private static boolean isMaking(Step step) {
    return step instanceof Step.Settle || step instanceof Step.Record made && !made.outcome().artifacts().isEmpty();
  }

  List<Artifact> of(AgentTask task) {
    return nothing.contains(task.execution()) ? List.of() : artifacts.relevant(task.execution(), task.story());
  }
}
