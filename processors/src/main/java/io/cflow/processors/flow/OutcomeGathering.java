package io.cflow.processors.flow;

import io.cflow.domain.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * Gathers what a group of tasks came to. A part that threw is gathered as a failure: left to itself, Camel would hand
 * on the part's input as if it were a result.
 */
public final class OutcomeGathering implements AggregationStrategy {

  /** The list grows in place: a copy for each part would cost the square of a large group. */
  @Override
  public Exchange aggregate(Exchange gathered, Exchange part) {
    var outcomes = gathered == null ? new ArrayList<Outcome>() : outcomes(gathered);
    outcomes.add(outcome(part));
    var into = gathered == null ? part : gathered;
    into.setException(null);
    into.getMessage().setBody(outcomes);
    return into;
  }

  @SuppressWarnings("unchecked")
  private static List<Outcome> outcomes(Exchange gathered) {
    return gathered.getMessage().getBody(List.class);
  }

  private static Outcome outcome(Exchange part) {
    if (part.getException() != null) {
      return new Outcome.Failed(Outcome.Fault.ENVIRONMENT, String.valueOf(part.getException().getMessage()));
    }
    return part.getMessage().getBody() instanceof Outcome outcome
        ? outcome
        : new Outcome.Failed(Outcome.Fault.ENVIRONMENT, "no outcome came back");
  }
}
