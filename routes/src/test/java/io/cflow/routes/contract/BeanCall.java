package io.cflow.routes.contract;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.language.MethodCallExpression;
import org.jspecify.annotations.Nullable;

/**
 * A step that calls a bean: {@code journal.record(${variable.task}, ${body})}.
 *
 * @param bean empty if the step names none
 * @param method empty if the step names none
 * @param arguments empty if Camel is left to bind the body
 */
record BeanCall(String bean, String method, Optional<List<String>> arguments) {

  static Optional<BeanCall> of(Step step) {
    return switch (step.node()) {
      case BeanDefinition call -> Optional.of(of(call.getRef(), call.getMethod()));
      default -> step.expression()
          .filter(MethodCallExpression.class::isInstance)
          .map(MethodCallExpression.class::cast)
          .map(call -> of(call.getRef(), call.getMethod()));
    };
  }

  private static BeanCall of(@Nullable String ref, @Nullable String method) {
    var text = method == null ? "" : method;
    int open = text.indexOf('(');
    if (open < 0) {
      return new BeanCall(ref == null ? "" : ref, text, Optional.empty());
    }
    var inside = text.substring(open + 1, Math.max(open + 1, text.lastIndexOf(')'))).strip();
    var arguments = inside.isEmpty() ? List.<String>of() : List.of(inside.split("\\s*,\\s*"));
    return new BeanCall(ref == null ? "" : ref, text.substring(0, open), Optional.of(arguments));
  }

  boolean fits(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(candidate -> candidate.getDeclaringClass() != Object.class)
        .anyMatch(this::fits);
  }

  /** Without arguments Camel hands over the body, or nothing. */
  private boolean fits(Method candidate) {
    int parameters = candidate.getParameterCount();
    return Modifier.isPublic(candidate.getModifiers()) && candidate.getName().equals(method)
        && arguments.map(given -> given.size() == parameters).orElse(parameters <= 1);
  }

  @Override
  public String toString() {
    return bean + "." + method;
  }
}
