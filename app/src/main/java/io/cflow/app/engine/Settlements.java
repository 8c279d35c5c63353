package io.cflow.app.engine;

import io.cflow.domain.Artifact;
import io.cflow.engine.Step;
import io.cflow.port.Committed.Consequence;
import io.cflow.store.ArtifactStore;
import io.cflow.store.Standing;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What happens when an execution comes to rest: the operator's own answers, the reports on the whole, the news. */
public final class Settlements {

  private final Gates gates;
  private final PlanShelf plans;
  private final ArtifactStore artifacts;
  private final Standing standing;
  private final Reports reports;
  private final Consumer<UUID> listener;

  /** Makes the reports on the whole. */
  @FunctionalInterface
  public interface Reports {
    List<Artifact> of(PlanShelf.Volume volume, Standing.Snapshot snapshot, List<Artifact> made);
  }

  /** What settlements are made of. */
  public record Parts(Gates gates, PlanShelf plans, ArtifactStore artifacts, Standing standing, Reports reports) {}

  /** @param listener is told of every execution that rests, after its documents are published */
  public Settlements(Parts parts, Consumer<UUID> listener) {
    this.gates = parts.gates();
    this.plans = parts.plans();
    this.artifacts = parts.artifacts();
    this.standing = parts.standing();
    this.reports = parts.reports();
    this.listener = listener;
  }

  /** Where nobody shall be asked, open questions are answered before the rest counts as one. */
  public Consequence answer(Consequence settled) {
    gates.answerAll(settled.execution());
    return settled;
  }

  /** A plan that came without documents has nobody to report to. */
  public Consequence report(Consequence settled) {
    var execution = settled.execution();
    if (!plans.volume(execution).plan().documents().isEmpty() && rests(settled)) {
      var made = artifacts.all(execution);
      artifacts.publish(execution, reports.of(plans.volume(execution), standing.snapshot(execution), made));
    }
    return settled;
  }

  public void announce(Consequence settled) {
    if (rests(settled)) {
      listener.accept(settled.execution());
    }
  }

  /** What is not over may have gone on meanwhile. */
  private boolean rests(Consequence settled) {
    return settled.step() instanceof Step.Settle settle && settle.status().isOver()
        || standing.rests(settled.execution());
  }
}
