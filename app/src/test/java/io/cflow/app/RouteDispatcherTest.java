package io.cflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.app.engine.RouteDispatcher;
import io.cflow.domain.AgentTask;
import io.cflow.domain.Capability;
import io.cflow.domain.Role;
import io.cflow.domain.Stage;
import io.cflow.port.Committed;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is durable gets into the routes, whether they run at the moment or not. */
@Timeout(60)
class RouteDispatcherTest {

  private static final AgentTask TASK = new AgentTask(
      AgentTask.id(new UUID(1, 1), 0), new UUID(1, 1), "acme", 0, new Capability(Role.DEV, "build"), Stage.DEVELOPMENT,
      "", 1, 7);

  private final LinkedBlockingQueue<Object> arrived = new LinkedBlockingQueue<>();

  @Test
  void work_that_comes_while_the_routes_are_suspended_waits_until_they_run_again() throws Exception {
    try (var camel = new DefaultCamelContext()) {
      camel.addRoutes(new RouteBuilder() {
        @Override
        public void configure() {
          from("direct:tasks-fan-out").process(exchange -> arrived.add(exchange.getMessage().getBody()));
        }
      });
      var dispatcher = new RouteDispatcher(camel, camel.createProducerTemplate(), consequence -> {}, false);
      dispatcher.committed(new Committed(List.of(TASK), List.of()));
      camel.start();
      assertThat(arrived.poll(30, TimeUnit.SECONDS)).as("committed before the start").isEqualTo(List.of(TASK));

      camel.suspend();
      dispatcher.committed(new Committed(List.of(TASK), List.of()));
      assertThat(arrived.poll(300, TimeUnit.MILLISECONDS)).isNull();
      camel.resume();
      assertThat(arrived.poll(30, TimeUnit.SECONDS)).as("committed while suspended").isEqualTo(List.of(TASK));
      assertThat(arrived).isEmpty();
    }
  }
}
