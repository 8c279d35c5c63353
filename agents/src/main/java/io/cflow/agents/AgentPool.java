package io.cflow.agents;

import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.Role;
import io.cflow.port.Agent;
import io.cflow.port.Assignment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the agent for a task and lets it work. Thread-safe. The limits are data: whoever dispatches takes the permit
 * before it calls, so that a waiting task occupies no thread here.
 */
public final class AgentPool {

  private final AgentRegistry registry;
  private final Map<Capability, Agent> agents;

  /**
   * Puts agents behind a registry.
   *
   * @throws IllegalArgumentException when two agents offer the same capability
   */
  public AgentPool(AgentRegistry registry, List<? extends Agent> agents) {
    this.registry = registry;
    this.agents = agents.stream().flatMap(agent -> agent.capabilities().stream().map(each -> Map.entry(each, agent)))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> (Agent) entry.getValue()));
  }

  /** Does the task of {@code assignment}; a capability nobody has is an {@link Outcome.Failed}. */
  public Outcome perform(Assignment assignment) {
    var capability = assignment.task().capability();
    var agent = registry.agentFor(capability).isPresent() ? agents.get(capability) : null;
    return agent != null
        ? agent.perform(assignment)
        : new Outcome.Failed(Outcome.Fault.AGENT, "nobody in the team can do " + capability);
  }

  /** How many tasks of {@code role} may run at a time; 0 when nobody has it. */
  public int concurrency(Role role) {
    return registry.concurrency(role);
  }

  /** Everybody in the team. */
  public List<AgentDefinition> definitions() {
    return registry.definitions();
  }

  /** The limit of every role in the team, ordered by role name. */
  public Map<String, Integer> concurrencies() {
    return registry.definitions().stream().map(agent -> agent.role().name()).distinct().collect(
        Collectors.toMap(Function.identity(), role -> concurrency(new Role(role)), Integer::sum, TreeMap::new));
  }
}
