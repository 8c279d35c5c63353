package io.cflow.processors.flow;

import io.cflow.domain.ProjectFiles;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A project as a door hands it over.
 *
 * @param requestKey the caller's idempotency key, empty if there is none
 * @param workspace the folder the project lives in, if it came from one
 * @param output the folder documents go back to
 */
public record Delivery(
    String tenant, String requestKey, ProjectFiles files, Optional<Path> workspace, Path output) {

  public Delivery {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(requestKey, "requestKey");
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(workspace, "workspace");
    Objects.requireNonNull(output, "output");
  }
}
