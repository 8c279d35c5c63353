package io.cflow.engine;

import java.util.Locale;

/** Where an execution stands as a whole. */
public enum ExecutionStatus {
  RUNNING,
  /** By a person's signal: what runs may end, nothing new starts. */
  PAUSED,
  COMPLETED,
  /** Nothing can go on and at least one task is dead. */
  FAILED,
  CANCELLED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ExecutionStatus of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  public boolean isOver() {
    return this == COMPLETED || this == CANCELLED;
  }
}
