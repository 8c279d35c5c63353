package io.cflow.engine;

import java.util.Locale;

/** What ends a stay in a stage. */
public enum StageEvent {
  /** All work of the stage is done. */
  COMPLETED,
  /** A verifier does not accept the work. */
  REJECTED,
  /** The stage is left out, because nothing in it applies. */
  SKIPPED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
