package io.cflow.app.engine;

import io.cflow.engine.Step;
import io.cflow.engine.Track;
import io.cflow.port.Committed.Consequence;
import io.cflow.port.Committed;
import io.cflow.port.Dispatcher;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the journal back into the routes, on virtual threads. What comes while the routes do not run is held: until they
 * run again, or until the process goes and gives its leases back.
 */
public final class RouteDispatcher implements Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(RouteDispatcher.class);

  private final CamelContext camel;
  private final ProducerTemplate producer;
  private final Consumer<Consequence> listener;
  private final boolean writesBack;
  private final Queue<Message> held = new ConcurrentLinkedQueue<>();

  private record Message(String route, Object body) {}

  /**
   * @param listener is told of every consequence, in order, by the committing thread, before anything else; must not wait
   * @param writesBack whether the team's own documents say how far stories are
   */
  public RouteDispatcher(
      CamelContext camel, ProducerTemplate producer, Consumer<Consequence> listener, boolean writesBack) {
    this.writesBack = writesBack;
    this.camel = camel;
    this.producer = producer;
    this.listener = listener;
    camel.getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
      @Override
      public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.CamelContextResumedEvent
            || event instanceof CamelEvent.CamelContextStartedEvent) {
          release();
        }
      }
    });
  }

  @Override
  public void committed(Committed committed) {
    // First: whoever keeps a plan must know that another one is worked before the tasks made from it start.
    committed.steps().forEach(listener);
    if (!committed.started().isEmpty()) {
      send(new Message("direct:tasks-fan-out", committed.started()));
    }
    for (var consequence : committed.steps()) {
      if (concernsOthers(consequence.step())) {
        send(new Message("direct:execution-advance", consequence));
      }
    }
  }

  /** Most steps are only written down; nobody outside acts on them. */
  private boolean concernsOthers(Step step) {
    return switch (step) {
      case Step.Ask _, Step.Settle _, Step.Refuse _ -> true;
      case Step.Record ended -> !ended.outcome().artifacts().isEmpty();
      case Step.Move move -> writesBack && !Track.isPlan(move.track());
      case Step.Revising _, Step.Release _, Step.Mark _, Step.RetryLater _, Step.Bury _, Step.Change _,
          Step.Fenced _ -> false;
    };
  }

  private void send(Message message) {
    Thread.startVirtualThread(() -> {
      if (camel.getStatus().isStarted()) {
        handOver(message);
      } else {
        hold(message);
      }
    });
  }

  /** Something of it may have been done when the routes stop in the middle; doing it again has no second effect. */
  private void handOver(Message message) {
    try {
      producer.sendBody(message.route(), message.body());
    } catch (RuntimeException e) {
      if (camel.getStatus().isStarted()) {
        LOG.error("{} could not take {}", message.route(), message.body(), e);
      } else {
        hold(message);
      }
    }
  }

  private void hold(Message message) {
    LOG.info("the routes do not run; {} waits", message.route());
    held.add(message);
    // They may have come back just before it was added.
    if (camel.getStatus().isStarted()) {
      release();
    }
  }

  private void release() {
    for (var message = held.poll(); message != null; message = held.poll()) {
      send(message);
    }
  }
}
