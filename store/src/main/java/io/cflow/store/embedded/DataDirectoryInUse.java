package io.cflow.store.embedded;

import java.nio.file.Path;
import java.util.OptionalLong;

/** Another live cflow process works on this data directory. */
public final class DataDirectoryInUse extends EmbeddedPostgresException {

  private final transient OptionalLong holder;

  DataDirectoryInUse(Path directory, OptionalLong holder) {
    super(directory, "the data directory %s is in use by %s".formatted(directory, name(holder)), null);
    this.holder = holder;
  }

  /** The process that holds the directory; empty only in the instant between its lock and its signature. */
  public OptionalLong holder() {
    return holder;
  }

  private static String name(OptionalLong holder) {
    return holder.isPresent() ? "process " + holder.getAsLong() : "another process";
  }
}
