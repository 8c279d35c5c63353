package io.cflow.agents.qa;

import io.cflow.agents.Method;
import java.util.List;

/** What the test architect can do. */
public final class QaMethods {

  private QaMethods() {}

  public static List<Method> all() {
    return List.of(new CreateTestPlans(), new ExecuteTests(), new PerformQualityAssurance());
  }
}
