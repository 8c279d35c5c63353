package io.cflow.engine;

import java.util.Locale;

/** Where a task stands. */
public enum TaskState {
  /** Waits for other tasks or for its stage. */
  BLOCKED,
  /** Could run; waits for a permit. */
  READY,
  /** An agent holds its lease. */
  RUNNING,
  /** Waits for somebody or something that is not here. */
  WAITING,
  COMPLETED,
  /** Did not work out; will be tried again. */
  FAILED,
  CANCELLED,
  /** Will not be tried again without a person; in the dead letters. */
  DEAD;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static TaskState of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** Whether it runs, could run, or will be tried again by itself. */
  public boolean isActive() {
    return this == READY || this == RUNNING || this == FAILED;
  }

  /** Whether nothing more will happen to the task by itself or otherwise. */
  public boolean isOver() {
    return this == COMPLETED || this == CANCELLED;
  }
}
