package io.cflow.routes.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Routes find each other. Camel itself would wait 30 s for a consumer that is not there, at the first message. */
final class Wiring {

  private static final String DIRECT = "direct:";

  private Wiring() {}

  static void check(RouteModel model, List<Finding> findings) {
    var directs = model.directs();
    var targets = targets(model);
    for (var route : model.routes()) {
      if (route.from().startsWith(DIRECT) && !route.from().equals(DIRECT + route.id())) {
        findings.add(new Finding(Rule.OWN_NAME, route.id(), "comes from " + route.from()));
      }
      if (directs.contains(route.from()) && !targets.contains(route.from()) && !isDoor(route)) {
        findings.add(new Finding(Rule.REACHED, route.id(), "nobody sends to it"));
      }
    }
    targets.stream()
        .filter(target -> target.startsWith(DIRECT) && !directs.contains(target))
        .sorted()
        .forEach(target -> findings.add(new Finding(Rule.TARGET, target, "no route comes from it")));
  }

  private static boolean isDoor(Flow route) {
    return RouteContract.PUBLIC_DOORS.contains(route.id());
  }

  private static Set<String> targets(RouteModel model) {
    var sent = model.steps().flatMap(step -> step.target().stream());
    return Stream.concat(sent, model.rests().values().stream()).collect(Collectors.toSet());
  }
}
