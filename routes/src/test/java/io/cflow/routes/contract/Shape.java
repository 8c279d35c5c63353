package io.cflow.routes.contract;

import java.util.List;

/** A route is a table of contents: short, flat, with its errors in a policy. */
final class Shape {

  private static final int MOST_STEPS = 12;

  private Shape() {}

  static void check(RouteModel model, List<Finding> findings) {
    for (var route : model.routes()) {
      if (!route.policy().works()) {
        findings.add(new Finding(Rule.POLICY, route.id(), "names " + route.policy()));
      }
      long steps = route.walk().filter(step -> !step.isBranch()).count();
      if (steps > MOST_STEPS) {
        findings.add(new Finding(Rule.SHORT, route.id(), steps + " steps"));
      }
    }
    model.steps()
        .filter(Shape::holdsAnotherChoice)
        .forEach(step -> findings.add(new Finding(Rule.FLAT, step.id(), "give the inner choice a route of its own")));
  }

  private static boolean holdsAnotherChoice(Step step) {
    return isChoice(step) && step.walk().skip(1).anyMatch(Shape::isChoice);
  }

  private static boolean isChoice(Step step) {
    return step.pattern().equals("choice");
  }
}
