package io.cflow.app.engine;

import io.cflow.engine.Step;
import io.cflow.port.Committed;
import io.cflow.port.Committed.Consequence;
import io.cflow.port.Dispatcher;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the journal back into the routes, on virtual threads. What is durable but could not be handed over, because the
 * process stops, is picked up by the next start.
 */
public final class RouteDispatcher implements Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(RouteDispatcher.class);

  private final CamelContext camel;
  private final ProducerTemplate producer;
  private final Consumer<Consequence> listener;

  /** @param listener is told of every consequence, in order, by the committing thread; must not wait */
  public RouteDispatcher(CamelContext camel, ProducerTemplate producer, Consumer<Consequence> listener) {
    this.camel = camel;
    this.producer = producer;
    this.listener = listener;
  }

  @Override
  public void committed(Committed committed) {
    // First: whoever keeps a plan must know that another one is worked before the tasks made from it start.
    committed.steps().forEach(listener);
    if (!committed.started().isEmpty()) {
      send("direct:tasks-fan-out", committed.started());
    }
    committed.steps().stream()
        .filter(consequence -> concernsOthers(consequence.step()))
        .forEach(consequence -> send("direct:execution-advance", consequence));
  }

  /** Most steps are only written down; nobody outside acts on them. */
  private static boolean concernsOthers(Step step) {
    return switch (step) {
      case Step.Ask _, Step.Settle _, Step.Refuse _ -> true;
      case Step.Record ended -> !ended.outcome().artifacts().isEmpty();
      case Step.Revising _, Step.Release _, Step.Mark _, Step.RetryLater _, Step.Bury _, Step.Move _, Step.Change _, Step.Fenced _ ->
          false;
    };
  }

  private void send(String route, Object body) {
    Thread.startVirtualThread(() -> {
      if (camel.getStatus().isStarted()) {
        producer.sendBody(route, body);
      } else {
        LOG.info("stopping; {} waits for the next start", route);
      }
    });
  }
}
