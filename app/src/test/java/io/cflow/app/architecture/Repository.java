package io.cflow.app.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of all rooms. Tests run in their module's folder, so the root is one above. */
final class Repository {

  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final List<String> MAIN =
      List.of("src/main/java", "processors/src/main/java", "agents/src/main/java", "store/src/main/java",
          "app/src/main/java");
  private static final List<String> TEST =
      List.of("src/test/java", "processors/src/test/java", "agents/src/test/java", "store/src/test/java",
          "routes/src/test/java", "app/src/test/java");

  private Repository() {}

  /** Java files that are delivered, ordered by path. */
  static List<Path> mainSources() {
    return java(MAIN);
  }

  /** Java files of tests, ordered by path. */
  static List<Path> testSources() {
    return java(TEST);
  }

  /** The bundled routes, ordered by name. */
  static List<Path> routes() {
    try (var files = Files.list(ROOT.resolve("routes"))) {
      return files.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a person would name it. */
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  private static List<Path> java(List<String> folders) {
    return folders.stream().map(ROOT::resolve).filter(Files::isDirectory).flatMap(Repository::java).sorted().toList();
  }

  private static Stream<Path> java(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
