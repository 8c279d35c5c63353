package io.cflow.routes.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Checks a model against all rules that can be read from it. */
public final class RouteContract {

  /** Routes the application itself sends to; a test of the application compares this with its sources. */
  public static final Set<String> PUBLIC_DOORS =
      Set.of("plan-accept", "tasks-fan-out", "execution-advance", "database-check");

  private RouteContract() {}

  /** @return in the order of the rules; empty if all is well */
  public static List<Finding> findings(RouteModel model, Beans beans) {
    var findings = new ArrayList<Finding>();
    List<BiConsumer<RouteModel, List<Finding>>> checks = List.of(
        Naming::check, Shape::check, Wiring::check, Ingredients::check, Doors::check);
    checks.forEach(check -> check.accept(model, findings));
    findings.addAll(Calls.check(model, beans));
    return List.copyOf(findings);
  }
}
