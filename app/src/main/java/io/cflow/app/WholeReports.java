package io.cflow.app;

import io.cflow.app.engine.PlanShelf;
import io.cflow.domain.Artifact;
import io.cflow.store.Standing;
import java.util.List;

/** The reports on an execution as a whole. */
final class WholeReports {

  private WholeReports() {}

  static List<Artifact> of(PlanShelf.Volume volume, Standing.Snapshot snapshot, List<Artifact> made) {
    return List.of();
  }
}
