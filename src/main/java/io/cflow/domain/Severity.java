package io.cflow.domain;

/** How much a diagnostic matters to whoever owns the document. */
public enum Severity {
  /** Worth knowing; nothing has to change. */
  INFO,
  /** Read with a doubt that a person should settle. */
  WARNING,
  /** Part of a document could not be read; the rest of the project goes on. */
  ERROR
}
