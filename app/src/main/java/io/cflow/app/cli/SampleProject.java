package io.cflow.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The sample the engine brings along. It is worked on as a copy, so that a checkout stays clean. */
final class SampleProject {

  private static final List<String> LEFT_OUT = List.of(".cflow", "build");

  private SampleProject() {}

  /** @return {@code target} */
  static Path copyTo(Path target) throws IOException {
    var sample = Path.of(System.getProperty("cflow.home", "."), "examples", "bookshelf");
    if (!Files.isDirectory(sample)) {
      throw new CommandFailed(ExitCode.NOT_FOUND, "the sample project is not in " + sample);
    }
    try (var files = Files.walk(sample)) {
      for (var file : files.filter(path -> isWanted(sample.relativize(path))).toList()) {
        copy(file, target.resolve(sample.relativize(file).toString()));
      }
    }
    return target;
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      Files.createDirectories(to);
    } else {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static boolean isWanted(Path path) {
    return !LEFT_OUT.contains(path.getName(0).toString());
  }
}
