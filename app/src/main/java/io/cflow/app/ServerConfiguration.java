package io.cflow.app;

import io.cflow.app.engine.Inbox;
import io.cflow.app.engine.Listeners;
import io.cflow.app.web.ContractDocument;
import io.cflow.app.web.DoorFilter;
import io.cflow.app.web.ErrorDocument;
import io.cflow.app.web.EventStream;
import io.cflow.app.web.Reads;
import io.cflow.app.web.ResponseHeaders;
import io.cflow.processors.intake.IntakeLimits;
import io.cflow.store.Ownership;
import io.cflow.store.Queries;
import java.nio.file.Path;
import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.apache.camel.component.servlet.ServletComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/** What only a server has: doors, reads, the event stream. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ServerConfiguration {

  @Bean
  ServletRegistrationBean<CamelHttpTransportServlet> camelServlet() {
    var registration = new ServletRegistrationBean<>(new CamelHttpTransportServlet(), "/api/*");
    // The name Camel's servlet component looks for.
    registration.setName("CamelServlet");
    registration.setLoadOnStartup(1);
    return registration;
  }

  /** An exact mapping wins over Camel's pattern. */
  @Bean
  ServletRegistrationBean<EventStream> eventStream(
      Queries queries, Listeners listeners, Ownership ownership, ConfigurableApplicationContext context) {
    var stream = new EventStream(queries);
    listeners.onCommit(consequence -> stream.ring());
    ownership.onNews(stream::ring);
    // Before the server stops: it would wait for streams that never end.
    context.addApplicationListener((ApplicationListener<ContextClosedEvent>) closed -> stream.close());
    var registration = new ServletRegistrationBean<>(stream, "/api/events");
    registration.setAsyncSupported(true);
    return registration;
  }

  @Bean
  ServletRegistrationBean<ErrorDocument> errorDocument() {
    return new ServletRegistrationBean<>(new ErrorDocument(), "/error");
  }

  @Bean
  ServletRegistrationBean<ContractDocument> contractDocument() {
    return new ServletRegistrationBean<>(new ContractDocument(), "/openapi.yaml");
  }

  @Bean
  FilterRegistrationBean<DoorFilter> doorFilter(CamelContext camel) {
    var registration = new FilterRegistrationBean<>(new DoorFilter(() -> camel.getStatus().isStarted()));
    registration.addUrlPatterns("/api/*");
    registration.setAsyncSupported(true);
    return registration;
  }

  @Bean
  ComponentCustomizer servletHeaders() {
    return ComponentCustomizer.forType(
        ServletComponent.class, component -> component.setHeaderFilterStrategy(new ResponseHeaders()));
  }

  @Bean
  Reads reads(Queries queries) {
    return new Reads(queries);
  }

  @Bean
  Inbox inbox(EngineSettings settings) {
    var wanted = settings.inbox();
    var folder = wanted.folder().isBlank() ? settings.data().resolve("inbox") : Path.of(wanted.folder());
    var projects = settings.data().resolve("projects");
    return new Inbox(folder, projects, wanted.quiet(), IntakeLimits.DEFAULT, InstantSource.system());
  }

  /** Through the same routes and the same component as everything else, so that it fails when they do. */
  @Bean
  HealthIndicator databaseHealth(ProducerTemplate producer) {
    return () -> producer.requestBody("direct:database-check", (Object) "") == null
        ? Health.down().build()
        : Health.up().build();
  }
}
