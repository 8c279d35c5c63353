package io.cflow.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where the server keeps its things inside the data directory. */
record ServerHome(Path dataDirectory) {

  static ServerHome in(Path dataDirectory) throws IOException {
    Files.createDirectories(dataDirectory);
    return new ServerHome(dataDirectory.toRealPath());
  }

  /** To be called under the directory's lock. */
  void prepare() throws IOException {
    var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(logFolder(), ownerOnly);
  }

  Path folder() {
    return dataDirectory.resolve("postgres");
  }

  Path cluster() {
    return folder().resolve("cluster");
  }

  Path settings() {
    return folder().resolve("server.conf");
  }

  Path logFolder() {
    return folder().resolve("log");
  }

  /** What the server says before its own log file is open. */
  Path startLog() {
    return folder().resolve("start.log");
  }

  /** For an operator with psql; the engine itself never needs it. */
  StoredPassword superuserPassword() {
    return new StoredPassword(folder().resolve("superuser.password"));
  }

  StoredPassword applicationPassword() {
    return new StoredPassword(folder().resolve("application.password"));
  }
}
