package io.cflow.routes.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.model.SplitDefinition;

/** Beans and their methods. Camel itself notices many a mistake in them only at the first message. */
final class Calls {

  private Calls() {}

  static List<Finding> check(RouteModel model, Beans beans) {
    return model.steps().flatMap(step -> Stream.concat(call(step, beans), gathering(step, beans))).toList();
  }

  private static Stream<Finding> call(Step step, Beans beans) {
    return step.call().flatMap(call -> problem(call, beans)).map(found -> finding(step, found)).stream();
  }

  private static Optional<String> problem(BeanCall call, Beans beans) {
    if (call.bean().isEmpty() || call.method().isEmpty()) {
      return Optional.of("names no " + (call.bean().isEmpty() ? "bean" : "method of " + call.bean()));
    }
    var type = beans.type(call.bean());
    if (type.isEmpty()) {
      return Optional.of("there is no bean " + call.bean());
    }
    return call.fits(type.get()) ? Optional.empty() : Optional.of("%s does not fit %s".formatted(call, type.get()));
  }

  private static Stream<Finding> gathering(Step step, Beans beans) {
    return step.node() instanceof SplitDefinition split && split.getAggregationStrategy() != null
        && beans.type(split.getAggregationStrategy()).isEmpty()
        ? Stream.of(finding(step, "there is no bean " + split.getAggregationStrategy()))
        : Stream.of();
  }

  private static Finding finding(Step step, String detail) {
    return new Finding(Rule.BEAN, step.id(), detail);
  }
}
