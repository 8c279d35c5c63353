package io.cflow.store;

import java.util.Map;
import java.util.Properties;

/** Where a database is and who may enter. The role should not be a superuser, or row level security passes it by. */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

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
