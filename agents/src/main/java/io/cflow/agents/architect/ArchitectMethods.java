package io.cflow.agents.architect;

import io.cflow.agents.Method;
import java.util.List;

/** What the architect can do. */
public final class ArchitectMethods {

  private ArchitectMethods() {}

  public static List<Method> all() {
    return List.of(new ArchitectureDesign(), new TechnicalSpecs(), new IntegrationPatterns());
  }
}
