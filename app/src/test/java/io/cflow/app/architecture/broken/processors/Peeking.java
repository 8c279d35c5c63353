package io.cflow.app.architecture.broken.processors;

import io.cflow.app.architecture.broken.store.Shelf;
import java.sql.SQLException;
import java.util.logging.Logger;

/** Looks into the store, speaks SQL, and logs its own way. */
final class Peeking {

  private static final Logger LOG = Logger.getLogger("peeking");

  Shelf shelf() throws SQLException {
    LOG.info("peeking");
    throw new SQLException("not here");
  }
}
