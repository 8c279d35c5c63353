package io.cflow.engine;

import io.cflow.domain.Outcome;
import io.cflow.domain.Stage;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Something that happened to an execution. */
public sealed interface Event {

  /** The owner took the execution over: at the beginning, or after a restart. */
  record Opened() implements Event {}

  /** An agent's work ended. */
  record TaskEnded(int number, long lease, Outcome outcome) implements Event {
    public TaskEnded {
      Objects.requireNonNull(outcome, "outcome");
    }
  }

  /** The wait before another attempt is over. */
  record RetryDue(int number) implements Event {}

  /** A person answered a decision. */
  record Decided(UUID decision, String track, boolean accepted, String actor, String text) implements Event {
    public Decided {
      Objects.requireNonNull(decision, "decision");
      Objects.requireNonNull(track, "track");
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(text, "text");
    }
  }

  /** A person wants the execution to do something else. */
  record Signalled(Signal signal, String actor) implements Event {
    public Signalled {
      Objects.requireNonNull(signal, "signal");
      Objects.requireNonNull(actor, "actor");
    }
  }

  /**
   * Exactly these tracks start nothing new, because a change of what they work on is not decided; what runs may end.
   *
   * @param reason for people
   */
  record Held(Set<String> tracks, String reason) implements Event {
    public Held {
      tracks = Set.copyOf(tracks);
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Another version of the plan is to be worked from here on. */
  record Revised(PlanChange change) implements Event {
    public Revised {
      Objects.requireNonNull(change, "change");
    }
  }

  /** What a person may want. */
  sealed interface Signal {
    record Pause() implements Signal {}

    record Resume() implements Signal {}

    record Cancel(String reason) implements Signal {}

    /** Tries dead and waiting tasks again. @param track all tracks if empty and {@code everything} */
    record Retry(String track, boolean everything) implements Signal {}

    /** Moves a track to a stage; refused unless the workflow lists it. Open work of the stage it leaves is left out. */
    record Transition(String track, Stage to) implements Signal {}
  }
}
