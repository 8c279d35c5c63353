package io.cflow.app.engine;

import io.cflow.engine.Step;
import io.cflow.port.Committed.Consequence;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names steps for the content-based router. */
public final class Consequences {

  private static final Logger LOG = LoggerFactory.getLogger(Consequences.class);

  /** The word the router compares. */
  public String kind(Consequence consequence) {
    return switch (Objects.requireNonNull(consequence, "consequence").step()) {
      case Step.Ask _ -> "ask";
      case Step.Settle _ -> "settle";
      case Step.Refuse _ -> "refuse";
      case Step.Record _, Step.Move _ -> "publish";
      case Step.Revising _, Step.Release _, Step.Mark _, Step.RetryLater _, Step.Bury _, Step.Change _,
          Step.Fenced _ -> "other";
    };
  }

  /** The refusal stands in the dead letters already; the operator shall see it, too. */
  public void refused(Consequence consequence) {
    if (consequence.step() instanceof Step.Refuse refuse) {
      LOG.warn(
          "execution {}: {} asked for {} -> {}, which is refused: {}; allowed: {}", consequence.execution(),
          refuse.actor(), refuse.from(), refuse.to(), refuse.reason(), refuse.allowed());
    }
  }
}
