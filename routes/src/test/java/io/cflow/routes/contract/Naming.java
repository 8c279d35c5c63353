package io.cflow.routes.contract;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ids: they stand in logs, in tests and on dashboards. */
final class Naming {

  private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private Naming() {}

  static void check(RouteModel model, List<Finding> findings) {
    model.routes().stream()
        .filter(route -> !route.named() || !isKebab(route.id()))
        .forEach(route -> findings.add(new Finding(Rule.NAMED, route.id(), "a route without a name: " + route.from())));
    model.steps()
        .filter(step -> !step.node().hasCustomIdAssigned() || !isKebab(step.id()))
        .forEach(step -> findings.add(new Finding(Rule.NAMED, step.id(), "a step without a name: " + step.pattern())));
    model.rests().forEach((id, target) -> {
      if (!isKebab(id)) {
        findings.add(new Finding(Rule.NAMED, id, "a REST operation without a name, to " + target));
      }
    });
    var seen = new HashSet<String>();
    ids(model)
        .filter(id -> !seen.add(id))
        .forEach(id -> findings.add(new Finding(Rule.UNIQUE, id, "used more than once")));
  }

  private static boolean isKebab(String id) {
    return KEBAB.matcher(id).matches();
  }

  private static Stream<String> ids(RouteModel model) {
    var flows = Stream.concat(model.routes().stream().map(Flow::id), model.rests().keySet().stream());
    return Stream.concat(flows, model.steps().map(Step::id));
  }
}
