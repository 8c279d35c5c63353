package io.cflow.agents.architect;

import io.cflow.domain.SourceSpan;

/**
 * A part of the product or of its surroundings, as a document declares it.
 *
 * @param technology what it is made with, empty when not said
 * @param purpose in the document's words, empty when not said
 */
record Element(Kind kind, String name, String technology, String purpose, SourceSpan at) {

  /** What sort of part; the first five are the boxes of C4's context and container diagrams. */
  enum Kind {
    PERSON,
    EXTERNAL_SYSTEM,
    APPLICATION,
    STORE,
    BROKER,
    /** Inside an application. */
    COMPONENT
  }
}
