package io.cflow.store.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The server's programs are not on the class path, or cannot be unpacked into the directory. */
public final class BinariesUnavailable extends EmbeddedPostgresException {

  BinariesUnavailable(Path directory, String reason, @Nullable Throwable cause) {
    super(directory, reason, cause);
  }
}
