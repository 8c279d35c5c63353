package io.cflow.port;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The folder a project lives in.
 *
 * @param testCommand the operator's own command for the project's tests, empty when none was given. It comes from
 *     configuration or the command line, never from a document: documents are untrusted.
 * @param testTimeout after which the command and all its children are ended
 */
public record Workspace(Path root, List<String> testCommand, Duration testTimeout) {

  public Workspace {
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(testTimeout, "testTimeout");
    testCommand = List.copyOf(testCommand);
  }
}
