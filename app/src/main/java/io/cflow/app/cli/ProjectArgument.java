package io.cflow.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A folder somebody named on the command line. */
final class ProjectArgument {

  private ProjectArgument() {}

  static Path folder(Path given) {
    if (!Files.exists(given)) {
      throw new CommandFailed(ExitCode.NOT_FOUND, "there is no folder " + given);
    }
    if (!Files.isDirectory(given)) {
      throw new CommandFailed(ExitCode.USAGE, given + " is not a folder; name the folder of a project");
    }
    if (!Files.isReadable(given)) {
      throw new CommandFailed(ExitCode.PERMISSION, given + " cannot be read");
    }
    return given.toAbsolutePath().normalize();
  }
}
