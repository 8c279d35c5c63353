package io.cflow.app.chaos;

import io.cflow.app.engine.Consultation;
import io.cflow.app.engine.Gates;
import io.cflow.port.Journal;
import io.cflow.store.Database;
import io.cflow.store.Decisions;
import io.cflow.store.Questions;
import java.util.UUID;
import java.util.function.Supplier;

/** What needs more than one line to be put together. */
final class Wiring {

  private Wiring() {}

  /** Gates at which every question is answered with yes. */
  static Gates approving(Database database, Journal journal, Supplier<UUID> ids) {
    return new Gates(new Decisions(database), new Consultation(new Questions(database, ids), true), journal, true);
  }
}
