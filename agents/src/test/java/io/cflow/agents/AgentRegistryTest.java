package io.cflow.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentRegistryTest {

  private static final String ANALYST = """
      name: analyst
      role: analyst
      worker: bean
      concurrency: 2
      capabilities: [analyze_requirements]
      """;

  private final DefinitionReader reader = new DefinitionReader(Set.copyOf(Team.CAPABILITIES));

  @Test
  void the_bundled_team_covers_fifteen_capabilities_with_ten_permits() {
    var registry = AgentRegistry.bundled(Team.CAPABILITIES);

    assertThat(Team.CAPABILITIES).hasSize(15).allMatch(each -> registry.agentFor(each).isPresent());
    assertThat(registry.definitions().stream().mapToInt(AgentDefinition::concurrency).sum()).isEqualTo(10);
    assertThat(registry.concurrency(Role.ANALYST)).isEqualTo(2);
    assertThat(registry.concurrency(new Role("juggler"))).isZero();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '>', textBlock = """
      worker: bean       > wroker: bean         > wroker
      role: analyst      > role: annalist       > role
      analyze_requirements > design_architecture > capabilities
      [analyze_requirements] > []               > capabilities
      concurrency: 2     > concurrency: 0       > concurrency
      concurrency: 2     > concurrency: many    > concurrency
      worker: bean       > worker: wizard       > worker
      worker: bean       > worker: {a: b}       > worker
      name: analyst      > role: analyst        > role
      """)
  void a_mistake_is_named_by_file_and_key(String right, String wrong, String key) {
    var yaml = ANALYST.replace(right.strip(), wrong.strip());

    assertThatThrownBy(() -> reader.read("site/a.yaml", yaml))
        .isInstanceOfSatisfying(DefinitionException.class, mistake -> assertThat(mistake.key()).isEqualTo(key))
        .hasMessageStartingWith("site/a.yaml: " + key);
  }

  @Test
  void two_agents_cannot_have_one_capability() {
    var first = reader.read("a.yaml", ANALYST);
    var second = reader.read("b.yaml", ANALYST.replace("name: analyst", "name: other"));

    assertThatThrownBy(() -> new AgentRegistry(List.of(first, second)))
        .hasMessage("b.yaml: capabilities: analyst.analyze_requirements belongs to another agent already");
  }
}
