package io.cflow.agents;

import java.util.Locale;

/** How far a report may be trusted. */
public enum Confidence {
  /** Counted or read off: wrong only where a document is. */
  COMPUTED,
  /** Rests on a rule of thumb that can misjudge a sentence: read the evidence before acting. */
  HEURISTIC;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
