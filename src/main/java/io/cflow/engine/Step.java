package io.cflow.engine;

import io.cflow.domain.Outcome;
import io.cflow.domain.Stage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What follows from an event: written by the journal in one transaction, then carried out by the routes. */
public sealed interface Step {

  /** A task may run as soon as there is a permit. */
  record Release(int number) implements Step {}

  /** A task's state changed with an outcome. */
  record Record(int number, TaskState state, Outcome outcome) implements Step {}

  /** A task's state changed without one. */
  record Mark(int number, TaskState state, String reason) implements Step {}

  /** Another attempt after {@code delay}. */
  record RetryLater(int number, Duration delay) implements Step {}

  /** A task is given up until a person replays it. */
  record Bury(int number, String reason) implements Step {}

  /** A track moved or stands differently. @param cameFrom where a human session was opened, null outside of one */
  record Move(
      String track, Stage from, Stage to, @Nullable Stage cameFrom, Track.Standing standing, Rework rework,
      String reason)
      implements Step {}

  /**
   * @param iteration how often the track was sent back
   * @param rejection why it will be sent back when its stage is done, empty if it will not
   */
  record Rework(int iteration, String rejection) {}

  /** A person is asked. @param to where acceptance leads */
  record Ask(UUID decision, String track, GatePolicy.Kind kind, Stage from, Stage to, String question) implements Step {}

  /** A transition was refused; nothing changed. */
  record Refuse(String track, Stage from, Stage to, String actor, List<Stage> allowed, String reason)
      implements Step {}

  /** The execution's own status changed. */
  record Change(ExecutionStatus status, String reason) implements Step {}

  /** Nothing runs and nothing will without somebody, or the execution is over; said again after every change then. */
  record Settle(ExecutionStatus status, boolean quiet) implements Step {}

  /** An outcome came with a lease that is not valid any more: recorded, never applied. */
  record Fenced(int number, long lease) implements Step {}
}
