package io.cflow.agents;

import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.Role;
import io.cflow.port.Agent;
import io.cflow.port.Assignment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A role that does each of its capabilities by a {@link Method}. */
public final class MethodAgent implements Agent {

  private final Role role;
  private final Map<Capability, Method> methods;

  /**
   * Gives {@code role} its methods.
   *
   * @throws IllegalArgumentException when a method belongs to another role or two share a capability
   */
  public MethodAgent(Role role, List<Method> methods) {
    this.role = role;
    this.methods = methods.stream().collect(
        Collectors.toUnmodifiableMap(method -> ownCapability(role, method), Function.identity(), MethodAgent::refuse));
  }

  @Override
  public Set<Capability> capabilities() {
    return methods.keySet();
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var capability = assignment.task().capability();
    var method = methods.get(capability);
    if (method == null) {
      return failed("the " + role + " has no method for " + capability);
    }
    try {
      return method.perform(assignment);
    } catch (RuntimeException | StackOverflowError trouble) {
      // Documents are untrusted: one that breaks a method (a deep regex overflows the stack) fails its task only.
      return failed("%s: %s: %s".formatted(capability, trouble.getClass().getSimpleName(), trouble.getMessage()));
    }
  }

  private static Outcome failed(String summary) {
    return new Outcome.Failed(Outcome.Fault.AGENT, summary);
  }

  private static Capability ownCapability(Role role, Method method) {
    if (!method.capability().role().equals(role)) {
      throw new IllegalArgumentException(method.capability() + " is not a capability of the " + role);
    }
    return method.capability();
  }

  private static Method refuse(Method first, Method second) {
    throw new IllegalArgumentException(first.capability() + " has two methods");
  }
}
