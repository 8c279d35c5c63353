package io.cflow.domain;

import java.util.Objects;

/** Something a role can do: {@code analyst.analyze_requirements}. */
public record Capability(Role role, String name) {

  public static final Capability ANALYZE_REQUIREMENTS = new Capability(Role.ANALYST, "analyze_requirements");
  public static final Capability PERFORM_STAKEHOLDER_ANALYSIS =
      new Capability(Role.ANALYST, "perform_stakeholder_analysis");
  public static final Capability CREATE_USER_STORIES = new Capability(Role.ANALYST, "create_user_stories");
  public static final Capability DESIGN_ARCHITECTURE = new Capability(Role.ARCHITECT, "design_architecture");
  public static final Capability CREATE_TECHNICAL_SPECS = new Capability(Role.ARCHITECT, "create_technical_specs");
  public static final Capability DEFINE_INTEGRATION_PATTERNS =
      new Capability(Role.ARCHITECT, "define_integration_patterns");
  public static final Capability CREATE_PRODUCT_STRATEGY = new Capability(Role.PM, "create_product_strategy");
  public static final Capability PRIORITIZE_FEATURES = new Capability(Role.PM, "prioritize_features");
  public static final Capability CREATE_ROADMAP = new Capability(Role.PM, "create_roadmap");
  public static final Capability CREATE_TECHNICAL_SOLUTIONS = new Capability(Role.DEV, "create_technical_solutions");
  public static final Capability IMPLEMENT_FEATURES = new Capability(Role.DEV, "implement_features");
  public static final Capability PERFORM_CODE_REVIEW = new Capability(Role.DEV, "perform_code_review");
  public static final Capability CREATE_TEST_PLANS = new Capability(Role.QA, "create_test_plans");
  public static final Capability EXECUTE_TESTS = new Capability(Role.QA, "execute_tests");
  public static final Capability PERFORM_QUALITY_ASSURANCE = new Capability(Role.QA, "perform_quality_assurance");

  public Capability {
    Objects.requireNonNull(role, "role");
    if (!name.matches("[a-z][a-z0-9_]{0,59}")) {
      throw new IllegalArgumentException("not a capability name: " + name);
    }
  }

  @Override
  public String toString() {
    return role + "." + name;
  }
}
