package io.cflow.agents;

import io.cflow.domain.Capability;
import io.cflow.domain.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a definition file strictly: a misspelt key or an unknown name is an error, never silently ignored. */
final class DefinitionReader {

  private static final List<String> KEYS = List.of("name", "role", "worker", "concurrency", "capabilities");

  private final Set<Capability> known;

  /**
   * Reads definitions of a given vocabulary.
   *
   * @param known every capability somebody implements
   */
  DefinitionReader(Set<Capability> known) {
    this.known = Set.copyOf(known);
  }

  AgentDefinition read(String file, String yaml) {
    var values = new TreeMap<>(YamlMapping.read(file, yaml));
    values.keySet().stream().filter(key -> !KEYS.contains(key)).findFirst().ifPresent(key -> {
      throw new DefinitionException(file, key, "unknown key; known are " + String.join(", ", KEYS));
    });
    var role = role(file, single(file, values, "role"));
    return new AgentDefinition(file, single(file, values, "name"), role, worker(file, single(file, values, "worker")),
        concurrency(file, single(file, values, "concurrency")), capabilities(file, role, values));
  }

  private static String single(String file, Map<String, List<String>> values, String key) {
    var found = values.getOrDefault(key, List.of());
    if (found.size() != 1 || found.getFirst().isBlank()) {
      throw new DefinitionException(file, key, "one value is required");
    }
    return found.getFirst();
  }

  private Role role(String file, String name) {
    return known.stream().map(Capability::role).filter(role -> role.name().equals(name)).findFirst()
        .orElseThrow(() -> new DefinitionException(file, "role", "unknown role " + name + "; known are " + roles()));
  }

  private List<Capability> capabilities(String file, Role role, Map<String, List<String>> values) {
    return values.getOrDefault("capabilities", List.of()).stream()
        .map(name -> capability(file, role, name)).distinct().toList();
  }

  private Capability capability(String file, Role role, String name) {
    return known.stream().filter(each -> each.role().equals(role) && each.name().equals(name)).findFirst()
        .orElseThrow(() -> new DefinitionException(file, "capabilities", "the " + role + " cannot " + name));
  }

  private static WorkerKind worker(String file, String label) {
    return Arrays.stream(WorkerKind.values()).filter(kind -> kind.label().equals(label)).findFirst()
        .orElseThrow(() -> new DefinitionException(file, "worker", "unknown kind " + label));
  }

  private static int concurrency(String file, String number) {
    if (!number.matches("[0-9]{1,6}")) {
      throw new DefinitionException(file, "concurrency", "not a whole number: " + number);
    }
    return Integer.parseInt(number);
  }

  private String roles() {
    return known.stream().map(each -> each.role().name()).distinct().sorted().collect(Collectors.joining(", "));
  }
}
