package io.cflow.agents;

import java.util.Locale;

/** What does an agent's work. */
public enum WorkerKind {
  /** Deterministic Java inside the engine: no key, no network. */
  BEAN;

  /** The word definition files use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
