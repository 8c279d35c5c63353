package io.cflow.processors.report;

import io.cflow.domain.Artifact;
import io.cflow.domain.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The reports about a plan. Equal plans and artifacts give equal bytes, on every machine. */
public final class Reports {

  private Reports() {}

  /**
   * {@code plan.md}, {@code receipt.md}, {@code traceability.md} and {@code traceability.json}.
   *
   * @param artifacts what the agents made so far; test plans ({@code test-plans/<story>.json}) are traced
   */
  public static List<Artifact> of(Plan plan, List<Artifact> artifacts) {
    var trace = Traceability.of(plan, artifacts);
    return List.of(
        PlanReport.of(plan),
        ReceiptReport.of(plan),
        TraceabilityReport.of(plan.project(), trace),
        TraceabilityJson.of(plan.project(), trace));
  }

  /**
   * {@code index.md}, which links everything else.
   *
   * @param artifacts all that will lie beside it, reports included
   * @param waiting what cannot go on by itself
   */
  public static Artifact index(Plan plan, List<Artifact> artifacts, List<Waiting> waiting) {
    return IndexReport.of(plan, artifacts, waiting);
  }

  /** Reports, artifacts and the index over both, ordered by path. */
  public static List<Artifact> all(Plan plan, List<Artifact> artifacts, List<Waiting> waiting) {
    var all = new ArrayList<>(artifacts);
    all.addAll(of(plan, artifacts));
    all.add(index(plan, all, waiting));
    all.sort(Comparator.comparing(Artifact::path));
    return List.copyOf(all);
  }
}
