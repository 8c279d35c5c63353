package io.cflow.engine;

import io.cflow.domain.Discrepancy;
import io.cflow.domain.Plan;
import java.util.List;
import java.util.stream.Stream;

/** Where a plan's documents disagree, and what would make them agree again. */
public final class Reconciliation {

  private Reconciliation() {}

  /** Epics before stories before requirements; of one field together, in the plan's order. */
  public static List<Discrepancy> of(Plan plan) {
    return Stream.of(StatusDrift.ofEpics(plan), StatusDrift.ofStories(plan), NumberDrift.of(plan),
        WordingDrift.ofTitles(plan), WordingDrift.ofCriteria(plan), WordingDrift.ofRequirements(plan))
        .flatMap(found -> found).toList();
  }
}
