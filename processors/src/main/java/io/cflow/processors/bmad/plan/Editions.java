package io.cflow.processors.bmad.plan;

import io.cflow.domain.DocumentType;
import io.cflow.domain.StoryDefinition.Kind;

/**
 * Which of several descriptions of one thing counts. Shards are newer than the whole they were cut from, unless the
 * project's configuration says that it is not sharded.
 */
record Editions(boolean wholeFirst) {

  int rank(Kind kind) {
    return switch (kind) {
      case STORY -> 0;
      case STORY_EMPTY -> 1;
      case EPIC -> wholeFirst ? 4 : 2;
      case EPICS -> 3;
      case PRD -> wholeFirst ? 2 : 4;
      case TECH_SPEC -> 5;
      case TRACKER -> 6;
    };
  }

  /** The requirements document defines, the epics document repeats. */
  int rank(DocumentType type) {
    return switch (type) {
      case PRD_SHARD -> wholeFirst ? 1 : 0;
      case PRD -> wholeFirst ? 0 : 1;
      default -> 2;
    };
  }
}
