package io.cflow.agents;

import io.cflow.domain.Capability;
import io.cflow.domain.Role;
import java.util.List;
import java.util.Objects;

/**
 * An agent as its definition file describes it.
 *
 * @param file where it was read, for messages
 * @param name unique in a registry
 * @param concurrency how many tasks it may do at a time, at least 1
 * @param capabilities all of {@code role}, at least one
 */
public record AgentDefinition(
    String file, String name, Role role, WorkerKind worker, int concurrency, List<Capability> capabilities) {

  public AgentDefinition {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(worker, "worker");
    capabilities = List.copyOf(capabilities);
    if (concurrency < 1) {
      throw new DefinitionException(file, "concurrency", "must be at least 1, not " + concurrency);
    }
    if (capabilities.isEmpty()) {
      throw new DefinitionException(file, "capabilities", "must name at least one");
    }
  }
}
