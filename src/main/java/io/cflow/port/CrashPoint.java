package io.cflow.port;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A place between two steps that must not tear anything apart when the process ends there. Does nothing unless a test
 * has set the system property {@code cflow.crash}: to {@code NAME:k}, and the process ends at once when it comes by for
 * the k-th time; to anything else, and it only counts.
 */
public enum CrashPoint {
  /** The documents of a project are read; nothing is written. */
  INTAKE_READ,
  /** Everything of a plan is written; the transaction is open. */
  INTAKE_WRITTEN,
  /** The plan is durable; nobody works on it. */
  INTAKE_COMMITTED,
  /** Work has begun; whoever brought the plan does not know. */
  INTAKE_OPENED,
  /** Memory has followed what happened; nothing is written. */
  COMMIT_READY,
  /** It is durable; nothing has come of it. */
  COMMIT_DONE,
  /** Tasks are handed over. */
  DISPATCHED,
  /** A body has ended; nobody knows how. */
  OUTCOME_MADE,
  /** What it made is kept; nothing refers to it. */
  ARTIFACTS_KEPT,
  /** A question is durable; the person was not told. */
  DECISION_ASKED,
  /** A person's word was understood; nothing was done. */
  WORD_TAKEN,
  /** It was applied; the person does not know. */
  WORD_APPLIED,
  /** A call is left for the owner of an execution; it was not woken. */
  CALL_LEFT,
  /** The owner has seen it. */
  CALL_TAKEN,
  /** The owner has applied it, and nobody was told. */
  CALL_APPLIED,
  /** A document lies beside its place. */
  DOCUMENT_WRITTEN,
  /** It stands in its place; the folder is not safe on disk. */
  DOCUMENT_RENAMED,
  /** Documents are safe on disk, and still in the outbox. */
  OUTBOX_WRITTEN,
  /** They are forgotten. */
  OUTBOX_DONE,
  /** The epoch of an earlier process has ended. */
  EPOCH_BEGUN,
  /** Executions of a dead process belong to this one; they are not in memory. */
  TAKEN_OVER;

  private static final String ARMED = System.getProperty("cflow.crash", "");
  /** As of a process that was killed. */
  private static final int KILLED = 137;

  private final AtomicInteger left = new AtomicInteger(times(name()));

  private static int times(String name) {
    var armed = System.getProperty("cflow.crash", "");
    return armed.startsWith(name + ":") ? Integer.parseInt(armed.substring(name.length() + 1)) : 0;
  }

  /** The process comes by. */
  public void hit() {
    if (!ARMED.isEmpty() && left.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  /** How often it came by, where it was only counted. */
  public int hits() {
    return -left.get();
  }
}
