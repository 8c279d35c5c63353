package io.cflow.agents.pm;

import io.cflow.agents.Method;
import java.util.List;

/** What the product manager can do. */
public final class PmMethods {

  private PmMethods() {}

  public static List<Method> all() {
    return List.of(new CreateProductStrategy(), new PrioritizeFeatures(), new CreateRoadmap());
  }
}
