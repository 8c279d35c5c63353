package io.cflow.agents.dev;

import io.cflow.agents.Method;
import java.util.List;

/** What the developer can do. */
public final class DevMethods {

  private DevMethods() {}

  public static List<Method> all() {
    return List.of(new CreateTechnicalSolutions(), new ImplementFeatures(), new PerformCodeReview());
  }
}
