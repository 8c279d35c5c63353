package io.cflow.agents;

import io.cflow.domain.Capability;
import io.cflow.domain.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is in the team, immutable. A capability belongs to exactly one agent.
 *
 * @param definitions in the order they were given
 */
public record AgentRegistry(List<AgentDefinition> definitions) {

  /** Listed by name because a directory inside a jar cannot be listed portably. */
  private static final List<String> BUNDLED = List.of("analyst", "architect", "pm", "dev", "qa");

  /**
   * Puts a team together.
   *
   * @throws DefinitionException when two agents share a name or a capability
   */
  public AgentRegistry {
    definitions = List.copyOf(definitions);
    var names = new HashSet<String>();
    var capabilities = new HashSet<Capability>();
    for (var agent : definitions) {
      refuseSecond(names.add(agent.name()), agent, "name", agent.name());
      agent.capabilities().forEach(each ->
          refuseSecond(capabilities.add(each), agent, "capabilities", each.toString()));
    }
  }

  /**
   * Reads the definitions the engine brings along.
   *
   * @param known every capability somebody implements
   * @throws DefinitionException when a definition names anything else
   */
  public static AgentRegistry bundled(Collection<Capability> known) {
    var reader = new DefinitionReader(Set.copyOf(known));
    return new AgentRegistry(BUNDLED.stream().map(name -> "agents/definitions/" + name + ".yaml")
        .map(file -> reader.read(file, resource(file))).toList());
  }

  /** Who does {@code capability}, if anybody does. */
  public Optional<AgentDefinition> agentFor(Capability capability) {
    return definitions.stream().filter(agent -> agent.capabilities().contains(capability)).findFirst();
  }

  /** How many tasks the agents of {@code role} may do at a time together; 0 when there are none. */
  public int concurrency(Role role) {
    return definitions.stream().filter(agent -> agent.role().equals(role)).mapToInt(AgentDefinition::concurrency).sum();
  }

  private static void refuseSecond(boolean first, AgentDefinition agent, String key, String value) {
    if (!first) {
      throw new DefinitionException(agent.file(), key, value + " belongs to another agent already");
    }
  }

  private static String resource(String file) {
    try (InputStream stream = AgentRegistry.class.getClassLoader().getResourceAsStream(file)) {
      if (stream == null) {
        throw new DefinitionException(file, "(file)", "is missing from the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
