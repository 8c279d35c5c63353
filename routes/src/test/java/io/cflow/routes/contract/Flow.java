package io.cflow.routes.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A route as it was written.
 *
 * @param named whether its id was written, not made up by Camel
 * @param from where its messages come from, without options: {@code direct:task-run}
 * @param file the file it stands in, without its folder
 */
record Flow(String id, boolean named, String from, Policy policy, String file, List<Step> steps) {

  /**
   * The error policy of a route.
   *
   * @param name empty if it names none
   * @param applied those Camel has put to work in the route; it says nothing about a name it does not find
   */
  record Policy(Optional<String> name, Set<String> applied) {

    boolean works() {
      return name.isPresent() && applied.equals(Set.of(name.get()));
    }

    @Override
    public String toString() {
      return name.orElse("none");
    }
  }

  /** All steps, those in branches, too. */
  Stream<Step> walk() {
    return steps.stream().flatMap(Step::walk);
  }

  Stream<String> targets() {
    return walk().flatMap(step -> step.target().stream());
  }
}
