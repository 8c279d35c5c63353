package io.cflow.agents.analyst;

import io.cflow.agents.Method;
import java.util.List;

/** What the analyst can do. */
public final class AnalystMethods {

  private AnalystMethods() {}

  public static List<Method> all() {
    return List.of(new RequirementAnalysis(), new StakeholderAnalysis(), new UserStoryCreation());
  }
}
