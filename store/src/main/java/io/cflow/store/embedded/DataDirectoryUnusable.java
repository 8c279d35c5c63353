package io.cflow.store.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** The data directory cannot be read or written, or lacks something that cannot be made again. */
public final class DataDirectoryUnusable extends EmbeddedPostgresException {

  DataDirectoryUnusable(Path directory, IOException cause) {
    super(directory, "the data directory %s cannot be used: %s".formatted(directory, cause), cause);
  }

  DataDirectoryUnusable(Path directory, String reason) {
    super(directory, "the data directory %s cannot be used: %s".formatted(directory, reason), null);
  }
}
