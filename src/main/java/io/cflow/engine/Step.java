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

  /** What follows from another version of the plan. */
  sealed interface Revising extends Step {}

  /** From here on this version of the plan is worked. */
  record Adopt(UUID plan, int version, String actor, String reason) implements Revising {}

  /** A new track. */
  record Begin(Track track) implements Revising {}

  /** A track waits for these from here on. */
  record Await(String track, List<String> waitsFor) implements Revising {}

  /** A track starts nothing new. @param reason empty if it may again */
  record Hold(String track, String reason) implements Revising {}

  /** A new task. @param inputs hash of what it is made from */
  record Add(PlannedTask task, String inputs, int version, String reason) implements Revising {}

  /** A task that is still to come is made from something else. */
  record Renew(int number, List<Integer> needs, String inputs, int version, String reason) implements Revising {}

  /** The place of a task is taken; what it came to stays in the history. @param inputs what it was made from */
  record Supersede(int number, String inputs, int version, String reason) implements Revising {}

  /** A task that was superseded counts again, with everything it made. */
  record Restore(int number, List<Integer> needs, int version, String reason) implements Revising {}

  /** Results that are as good as new: what they were made from has not changed. */
  record Keep(String track, List<Integer> numbers, int version) implements Revising {}

  /** An outcome came with a lease that is not valid any more: recorded, never applied. */
  record Fenced(int number, long lease) implements Step {}
}
