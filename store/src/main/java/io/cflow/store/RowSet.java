package io.cflow.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of one statement, gathered and sent as one array for each column. */
final class RowSet {

  private final String sql;
  private final List<String> types;
  private final Map<Object, Object[]> rows = new LinkedHashMap<>();

  /** @param sql takes one array for each of {@code types}, in order */
  RowSet(String sql, String... types) {
    this.sql = sql;
    this.types = List.of(types);
  }

  void add(Object... values) {
    put(rows.size(), values);
  }

  /**
   * A later row for the same key replaces the earlier one: an update must not meet a row twice. Texts are made such as
   * PostgreSQL takes, for one that is not would fail the commit of everybody gathered in it.
   */
  void put(Object key, Object... values) {
    if (values.length != types.size()) {
      throw new IllegalArgumentException("%d values for %d columns of %s".formatted(values.length, types.size(), sql));
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Texts.clean(values[i]);
    }
    rows.put(key, values);
  }

  void remove(Object key) {
    rows.remove(key);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  String sql() {
    return sql;
  }

  /** Writes all of them in one round trip, in this order. */
  static void execute(Connection connection, List<RowSet> all) throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(sql(all))) {
      int next = 1;
      for (var set : all) {
        next = set.bind(connection, statement, next);
      }
      statement.execute();
    }
  }

  /**
   * Several statements sent as one are one round trip. The driver keeps what it prepared for the same text, and no more
   * of it than is good.
   */
  static String sql(List<RowSet> all) {
    return all.stream().map(RowSet::sql).collect(Collectors.joining(";\n"));
  }

  /** @return the index after the last parameter set */
  int bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
    for (int column = 0; column < types.size(); column++) {
      statement.setArray(first + column, array(connection, column));
    }
    return first + types.size();
  }

  /**
   * The arrays the driver sends as they are. It has no such form for uuids, so these travel as text and are cast by the
   * statement; that is still cheaper than text for the array as a whole.
   */
  private Array array(Connection connection, int column) throws SQLException {
    var values = rows.values().stream().map(row -> row[column]);
    return switch (types.get(column)) {
      case "uuid" -> connection.createArrayOf("text", values.map(RowSet::text).toArray(String[]::new));
      case "text" -> connection.createArrayOf("text", values.toArray(String[]::new));
      case "int" -> connection.createArrayOf("int", values.toArray(Integer[]::new));
      case "bigint" -> connection.createArrayOf("bigint", values.toArray(Long[]::new));
      case "bytea" -> connection.createArrayOf("bytea", values.toArray(byte[][]::new));
      default -> connection.createArrayOf(types.get(column), values.toArray());
    };
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
