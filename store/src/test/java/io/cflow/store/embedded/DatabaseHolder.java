package io.cflow.store.embedded;

import java.nio.file.Path;

/**
 * A cflow of its own, as far as the data directory can tell: starts the server, says where, and stays until it is killed
 * or its stdin ends.
 */
final class DatabaseHolder {

  private DatabaseHolder() {
  }

  public static void main(String[] arguments) throws Exception {
    try (var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), System.out::println)) {
      System.out.println(postgres.address().jdbcUrl());
      System.in.read();
    }
  }
}
