package io.cflow.routes.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A sequence of steps under one name: a route.
 *
 * @param from where its messages come from, without options: {@code direct:task-run}
 * @param policy its error policy, if it names one
 */
record Flow(String id, boolean named, String from, Optional<String> policy, String file, List<Step> steps) {

  /** All steps, those in branches, too. */
  Stream<Step> walk() {
    return steps.stream().flatMap(Step::walk);
  }

  Stream<String> targets() {
    return walk().flatMap(step -> step.target().stream());
  }
}
