package io.cflow.store;

import java.util.Map;
import java.util.Properties;

/** Where a database is and who may enter. The role should not be a superuser, or row level security passes it by. */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

  /** @param parameters of the driver, as they stand in a URL; empty for none */
  public DatabaseAddress with(String parameters) {
    var separator = jdbcUrl.contains("?") ? "&" : "?";
    return parameters.isEmpty() ? this : new DatabaseAddress(jdbcUrl + separator + parameters, user, password);
  }

  Properties properties(Map<String, String> more) {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.putAll(more);
    return properties;
  }

  /** Addresses end up in logs; passwords must not. */
  @Override
  public String toString() {
    return "DatabaseAddress[jdbcUrl=%s, user=%s, password=***]".formatted(jdbcUrl, user);
  }
}
