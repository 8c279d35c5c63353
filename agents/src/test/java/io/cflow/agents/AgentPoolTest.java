package io.cflow.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.Role;
import io.cflow.port.Assignment;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AgentPoolTest {

  private static final Assignment ANALYSIS = PlanBuilder.plan().assignment(Capability.ANALYZE_REQUIREMENTS);

  private record Scripted(Capability capability, Function<Assignment, Outcome> script) implements Method {
    @Override
    public Outcome perform(Assignment assignment) {
      return script.apply(assignment);
    }
  }

  @Test
  void a_task_reaches_the_method_of_its_capability() {
    var pool = poolWith(assignment -> new Outcome.Succeeded("done " + assignment.task(), List.of()));

    assertThat(pool.perform(ANALYSIS).summary()).isEqualTo("done analyst.analyze_requirements");
  }

  @Test
  void a_method_that_throws_is_a_failed_outcome() {
    var pool = poolWith(_ -> {
      throw new IllegalStateException("no such section");
    });

    assertThat(pool.perform(ANALYSIS)).isEqualTo(new Outcome.Failed(
        Outcome.Fault.AGENT, "analyst.analyze_requirements: IllegalStateException: no such section"));
  }

  @Test
  void a_document_that_overflows_the_stack_fails_its_own_task_only() {
    var pool = poolWith(AgentPoolTest::endless);

    assertThat(pool.perform(ANALYSIS)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void a_capability_without_a_method_is_a_failed_outcome() {
    var pool = poolWith(_ -> new Outcome.Succeeded("", List.of()));

    var outcome = pool.perform(PlanBuilder.plan().assignment(Capability.EXECUTE_TESTS));

    assertThat(outcome).isEqualTo(
        new Outcome.Failed(Outcome.Fault.AGENT, "nobody in the team can do qa.execute_tests"));
  }

  @Test
  void the_limits_of_the_team_are_data() {
    assertThat(Team.bundled().concurrencies().toString()).isEqualTo("{analyst=2, architect=2, dev=2, pm=2, qa=2}");
  }

  @Test
  void a_role_refuses_a_method_of_another() {
    var analysis = new Scripted(Capability.ANALYZE_REQUIREMENTS, _ -> new Outcome.Succeeded("", List.of()));

    assertThatThrownBy(() -> new MethodAgent(Role.QA, List.of(analysis))).hasMessageContaining("the qa");
    assertThatThrownBy(() -> new MethodAgent(Role.ANALYST, List.of(analysis, analysis)))
        .hasMessageContaining("two methods");
  }

  private static AgentPool poolWith(Function<Assignment, Outcome> script) {
    var analyst = new MethodAgent(Role.ANALYST, List.of(new Scripted(Capability.ANALYZE_REQUIREMENTS, script)));
    return new AgentPool(AgentRegistry.bundled(Team.CAPABILITIES), List.of(analyst));
  }

  private static Outcome endless(Assignment assignment) {
    return endless(assignment).artifacts().isEmpty() ? endless(assignment) : endless(assignment);
  }
}
