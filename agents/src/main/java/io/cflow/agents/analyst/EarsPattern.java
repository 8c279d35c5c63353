package io.cflow.agents.analyst;

/** The forms of a requirement in the Easy Approach to Requirements Syntax. */
enum EarsPattern {
  /** Always holds. */
  UBIQUITOUS,
  /** When something happens. */
  EVENT,
  /** While a state lasts. */
  STATE,
  /** If something unwanted happens, then. */
  UNWANTED,
  /** Where a feature is included. */
  OPTIONAL,
  /** More than one of the others. */
  COMPLEX,
  /** Neither obligation nor capability: a heading, a note, or a sentence without its subject. */
  NONE,
  /** Not English: the patterns do not apply. */
  NOT_APPLIED
}
