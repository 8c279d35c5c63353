package io.cflow.agents;

import io.cflow.agents.analyst.AnalystMethods;
import io.cflow.agents.architect.ArchitectMethods;
import io.cflow.agents.dev.DevMethods;
import io.cflow.agents.pm.PmMethods;
import io.cflow.agents.qa.QaMethods;
import io.cflow.domain.Capability;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The team as the engine brings it along: five roles, each doing its capabilities by deterministic methods. */
public final class Team {

  /** What the five roles are for; a bundled definition may name nothing else. */
  static final List<Capability> CAPABILITIES = List.of(
      Capability.ANALYZE_REQUIREMENTS, Capability.PERFORM_STAKEHOLDER_ANALYSIS, Capability.CREATE_USER_STORIES,
      Capability.DESIGN_ARCHITECTURE, Capability.CREATE_TECHNICAL_SPECS, Capability.DEFINE_INTEGRATION_PATTERNS,
      Capability.CREATE_PRODUCT_STRATEGY, Capability.PRIORITIZE_FEATURES, Capability.CREATE_ROADMAP,
      Capability.CREATE_TECHNICAL_SOLUTIONS, Capability.IMPLEMENT_FEATURES, Capability.PERFORM_CODE_REVIEW,
      Capability.CREATE_TEST_PLANS, Capability.EXECUTE_TESTS, Capability.PERFORM_QUALITY_ASSURANCE);

  private Team() {}

  public static AgentPool bundled() {
    return new AgentPool(AgentRegistry.bundled(CAPABILITIES), agents());
  }

  /** Every method of the team, role by role: a new role adds its line here. */
  static List<Method> methods() {
    return Stream.of(
        AnalystMethods.all(),
        ArchitectMethods.all(),
        PmMethods.all(),
        DevMethods.all(),
        QaMethods.all())
        .flatMap(List::stream).toList();
  }

  private static List<MethodAgent> agents() {
    var byRole = methods().stream().collect(Collectors.groupingBy(method -> method.capability().role()));
    return byRole.entrySet().stream().map(role -> new MethodAgent(role.getKey(), role.getValue())).toList();
  }
}
