package io.cflow.domain;

import java.util.List;
import java.util.Objects;

/** How an agent's work ended. Failure is a value: an agent never throws across the fan-out. */
public sealed interface Outcome {

  /** One line a person reads in the task list. */
  String summary();

  List<Artifact> artifacts();

  /** The work is done and its evidence lies in the artifacts. */
  record Succeeded(String summary, List<Artifact> artifacts) implements Outcome {
    public Succeeded {
      Objects.requireNonNull(summary, "summary");
      artifacts = List.copyOf(artifacts);
    }
  }

  /** The agent did its work and does not accept what it examined: the story goes back with feedback. */
  record Rejected(String summary, List<Feedback> feedback, List<Artifact> artifacts) implements Outcome {
    public Rejected {
      Objects.requireNonNull(summary, "summary");
      feedback = List.copyOf(feedback);
      artifacts = List.copyOf(artifacts);
    }
  }

  /** The agent could not do its work. */
  record Failed(Fault fault, String summary) implements Outcome {
    public Failed {
      Objects.requireNonNull(fault, "fault");
      Objects.requireNonNull(summary, "summary");
    }

    @Override
    public List<Artifact> artifacts() {
      return List.of();
    }
  }

  /** The work can only go on with somebody or something that is not here; waiting costs nothing. */
  record Suspended(Need need, String summary, List<Artifact> artifacts) implements Outcome {
    public Suspended {
      Objects.requireNonNull(need, "need");
      Objects.requireNonNull(summary, "summary");
      artifacts = List.copyOf(artifacts);
    }
  }

  /** Who is to blame. */
  enum Fault {
    /** The agent: counts as an attempt. */
    AGENT,
    /** Provider down, tool missing, disk full: does not count as an attempt. */
    ENVIRONMENT
  }

  /** What the work waits for. */
  enum Need {
    /** Somebody who writes code: a model, a coding CLI or a person. */
    IMPLEMENTER,
    /** A command that runs the project's tests. */
    TEST_COMMAND,
    /** A decision. */
    PERSON
  }
}
