package io.cflow.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where durable data goes by default: never into a project. */
final class DataFolder {

  private DataFolder() {}

  static Path named(String name) {
    return base().resolve(name);
  }

  /** One folder for each project folder, whatever name it is called by. */
  static Path of(Path project, @Nullable Path wanted) throws IOException {
    return wanted != null ? wanted.toAbsolutePath() : base().resolve(hash(project.toRealPath().toString()));
  }

  private static Path base() {
    var home = Optional.ofNullable(System.getenv("XDG_DATA_HOME")).filter(set -> !set.isBlank()).map(Path::of)
        .orElse(Path.of(System.getProperty("user.home"), ".local", "share"));
    return home.resolve("cflow").toAbsolutePath();
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
