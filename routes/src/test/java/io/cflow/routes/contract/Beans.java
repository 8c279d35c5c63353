package io.cflow.routes.contract;

import java.util.Map;
import java.util.Optional;

/** Which bean of which class stands behind a name. */
public record Beans(Map<String, Class<?>> types) {

  public Beans {
    types = Map.copyOf(types);
  }

  Optional<Class<?>> type(String name) {
    return Optional.ofNullable(types.get(name));
  }
}
