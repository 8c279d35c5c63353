package io.cflow.store.embedded;

import java.nio.file.Path;

/** The cluster was made by another major version of PostgreSQL, whose files this one cannot read. */
public final class DataDirectoryOfOtherVersion extends EmbeddedPostgresException {

  private final String found;
  private final String expected;

  DataDirectoryOfOtherVersion(Path directory, String found, String expected) {
    super(directory, """
        %s holds a database of PostgreSQL %s, this cflow brings PostgreSQL %s. Nothing was changed. \
        Start the cflow that made it and dump the database with pg_dump, then load the dump into a new data directory; \
        or choose another data directory.""".formatted(directory, found, expected), null);
    this.found = found;
    this.expected = expected;
  }

  /** The major version that made the cluster. */
  public String found() {
    return found;
  }

  /** The major version of the server brought along. */
  public String expected() {
    return expected;
  }
}
