package io.cflow.store;

import java.util.List;
import java.util.stream.Collectors;

/** Arrays as PostgreSQL writes them in text (PostgreSQL 18, section 8.15.6). */
final class PgArray {

  private PgArray() {}

  static String of(List<?> values) {
    return values.stream()
        .map(value -> value instanceof String text ? quoted(text) : value.toString())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + Texts.clean(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
