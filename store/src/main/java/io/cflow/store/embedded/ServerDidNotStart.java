package io.cflow.store.embedded;

import java.nio.file.Path;

/** A program of the server failed; the message ends with what it said last. */
public final class ServerDidNotStart extends EmbeddedPostgresException {

  ServerDidNotStart(Path directory, String step, String lastWords) {
    super(directory, "%s failed in %s; PostgreSQL said:%n%s".formatted(step, directory, lastWords.strip()), null);
  }
}
