package io.cflow.store.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The embedded server cannot do its work; every subtype is one condition, and its message says what to do. */
public abstract sealed class EmbeddedPostgresException extends RuntimeException
    permits BinariesUnavailable, DataDirectoryInUse, DataDirectoryOfOtherVersion, DataDirectoryUnusable, NoServerAccount,
    ServerDidNotStart {

  private final transient Path directory;

  EmbeddedPostgresException(Path directory, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.directory = directory;
  }

  /** The directory the trouble is with. */
  public final Path directory() {
    return directory;
  }
}
