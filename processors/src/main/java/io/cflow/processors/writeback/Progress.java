package io.cflow.processors.writeback;

import io.cflow.domain.StoryStatus;
import java.util.Optional;

/** Whether a status may be set where another one stands. */
final class Progress {

  private Progress() {}

  /**
   * Why a document is left as it is; empty if it may be changed.
   *
   * @param back whether a step back is meant: a review that was not accepted, or a repair a person asked for
   */
  static Optional<Wanted> objection(StoryStatus now, StoryStatus target, boolean back) {
    if (now.step() == target.step()) {
      return Optional.of(new Wanted.Nothing("it says so already"));
    }
    return switch (now) {
      case UNKNOWN, DEFERRED, CANCELLED ->
          Optional.of(new Wanted.Refused("%s is nothing the engine takes back".formatted(now)));
      case BLOCKED -> Optional.empty();
      default -> now.step().compareTo(target.step()) > 0 && !back
          ? Optional.of(new Wanted.Nothing("it is further already"))
          : Optional.empty();
    };
  }
}
