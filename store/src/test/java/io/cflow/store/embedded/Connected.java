package io.cflow.store.embedded;

import io.cflow.store.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One statement, one connection: nothing outlives the call. */
record Connected(DatabaseAddress address) {

  Connection open() throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  void execute(String sql) throws SQLException {
    try (var connection = open();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String query(String sql) throws SQLException {
    try (var connection = open();
        var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
