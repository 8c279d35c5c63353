package io.cflow.routes.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.NamedNode;
import org.apache.camel.model.BasicExpressionNode;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.language.ExpressionDefinition;

/** One node of a route's model: something that is done, or a branch with steps of its own. */
record Step(NamedNode node) {

  private static final List<String> BRANCHES = List.of("when", "otherwise", "doCatch", "doFinally");

  String id() {
    return node.getId();
  }

  /** The pattern's name in the YAML. */
  String pattern() {
    return node.getShortName();
  }

  /** A branch groups steps and does nothing itself. */
  boolean isBranch() {
    return BRANCHES.contains(pattern());
  }

  List<Step> children() {
    return node.getChildren().stream().map(Step::new).toList();
  }

  /** This step and all below, in the order of the file. */
  Stream<Step> walk() {
    return Stream.concat(Stream.of(this), children().stream().flatMap(Step::walk));
  }

  Optional<ExpressionDefinition> expression() {
    var expression = switch (node) {
      case ExpressionNode step -> step.getExpression();
      case BasicExpressionNode<?> branch -> branch.getExpression();
      default -> null;
    };
    // Camel wraps what was built by code; the YAML's own expression is inside.
    return Optional.ofNullable(expression)
        .map(outer -> outer.getExpressionType() == null ? outer : outer.getExpressionType());
  }

  /** Where a step sends to: {@code direct:task-run}, without options. */
  Optional<String> target() {
    return node instanceof SendDefinition<?> send ? Optional.of(RouteModel.address(send.getUri())) : Optional.empty();
  }

  /** What a step calls, if it calls a bean. */
  Optional<BeanCall> call() {
    return BeanCall.of(this);
  }
}
