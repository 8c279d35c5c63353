package io.cflow.processors.bmad.words;

/** What a heading or label announces inside a story or an epic. */
public enum SectionKind {
  CRITERIA,
  TASKS,
  STATUS,
  STATEMENT,
  /** What must be finished first. */
  NEEDS,
  /** What waits for this. */
  BLOCKS,
  REQUIREMENTS,
  COVERAGE,
  FILES,
  NOTES,
  /** The agents' own record, reviews, change log: statements there are not the plan's. */
  RECORD,
  /** Integration verification, definition of done: looks like criteria, is not. */
  NOT_CRITERIA,
  OTHER
}
