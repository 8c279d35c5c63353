package io.cflow.processors.bmad.receipt;

/**
 * The section a line stands in.
 *
 * @param name of the section, as the document spells it; empty for one that no format names
 * @param content what the section holds
 */
record Place(String name, Content content) {

  /** What belongs into a section. */
  enum Content {
    /** No format names such a section: nobody reads it. */
    UNKNOWN,
    /** Words for the agents and for people. */
    TEXT,
    /** Words among which check boxes and criteria are quoted: reviews, records, definitions of done. */
    RECORD,
    CRITERIA,
    TASKS,
    REQUIREMENTS,
    FILES,
    /** What comes first: rows that name stories are order, others (a library, a team) are words. */
    ORDER,
    /** Which item serves which: every row names one. */
    COVERAGE,
    /** What was changed when: every entry has a date or a version. */
    CHANGES,
    /** The state of stories and epics. */
    TRACKER;

    boolean quotesItems() {
      return this == RECORD || this == COVERAGE || this == CRITERIA || this == TASKS || this == REQUIREMENTS;
    }
  }

  static final Place NOWHERE = new Place("", Content.UNKNOWN);

  boolean isKnown() {
    return content != Content.UNKNOWN;
  }
}
