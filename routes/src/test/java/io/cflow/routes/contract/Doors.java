package io.cflow.routes.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.model.RemoveHeadersDefinition;
import org.apache.camel.model.SetBodyDefinition;

/** Where something comes in from outside, and where the database is asked without the store. */
final class Doors {

  /** Only these bring no headers of somebody else's. */
  private static final Set<String> TRUSTED = Set.of("direct", "quartz");
  private static final String ANSWERING = "door";

  private Doors() {}

  static void check(RouteModel model, List<Finding> findings) {
    var asked = model.restTargets();
    for (var route : model.routes()) {
      boolean called = asked.contains(route.from());
      if ((called || !TRUSTED.contains(RouteModel.scheme(route.from()))) && !strips(route.steps())) {
        findings.add(new Finding(Rule.STRIPPED, route.id(), "comes from " + route.from()));
      }
      if (called != route.policy().name().equals(Optional.of(ANSWERING))) {
        findings.add(new Finding(Rule.ANSWERED, route.id(), "has policy " + route.policy()));
      }
      checkStatements(route, findings);
    }
  }

  /** A first step may look at the declared headers, if it is a bean that captures them and nothing more. */
  private static boolean strips(List<Step> steps) {
    if (!steps.isEmpty() && isStrip(steps.getFirst())) {
      return true;
    }
    return steps.size() > 1 && isStrip(steps.get(1))
        && steps.getFirst().call().filter(call -> call.method().equals("capture")).isPresent();
  }

  private static boolean isStrip(Step step) {
    return step.node() instanceof RemoveHeadersDefinition strip && "*".equals(strip.getPattern())
        && strip.getExcludePattern() == null;
  }

  private static void checkStatements(Flow route, List<Finding> findings) {
    var steps = route.walk().toList();
    for (int i = 0; i < steps.size(); i++) {
      if (asksDatabase(steps.get(i)) && (i == 0 || !isConstant(steps.get(i - 1)))) {
        findings.add(new Finding(Rule.PLAIN_SQL, steps.get(i).id(), "the statement may come from anywhere"));
      }
    }
  }

  private static boolean asksDatabase(Step step) {
    return step.target().filter(target -> RouteModel.scheme(target).equals("jdbc")).isPresent();
  }

  private static boolean isConstant(Step step) {
    return step.node() instanceof SetBodyDefinition
        && step.expression().filter(expression -> expression.getLanguage().equals("constant")).isPresent();
  }
}
