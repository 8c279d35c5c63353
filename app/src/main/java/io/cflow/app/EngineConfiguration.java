package io.cflow.app;

import io.cflow.agents.AgentDefinition;
import io.cflow.agents.AgentPool;
import io.cflow.agents.Team;
import io.cflow.app.engine.Consultation;
import io.cflow.app.engine.Listeners;
import io.cflow.app.engine.Resolution;
import io.cflow.app.engine.RouteDispatcher;
import io.cflow.app.engine.WriteBack;
import io.cflow.domain.Capability;
import io.cflow.domain.Stage;
import io.cflow.engine.ExecutionState.Rules;
import io.cflow.engine.GatePolicy;
import io.cflow.engine.Workflow;
import io.cflow.port.Journal;
import io.cflow.processors.flow.WorkflowReader;
import io.cflow.store.Database;
import io.cflow.store.Ownership;
import io.cflow.store.Roster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The rules and the owner of executions. A bean's name here and in its neighbours is the name in the YAML. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  private static final String WORKFLOW = "/workflows/bmad.yaml";

  @Bean
  Supplier<UUID> ids() {
    return new TimeOrderedIds(InstantSource.system());
  }

  @Bean
  @Primary
  Workflow workflow() {
    try (var file = EngineConfiguration.class.getResourceAsStream(WORKFLOW)) {
      return WorkflowReader.read("config" + WORKFLOW, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Bean
  @ConditionalOnMissingBean
  AgentPool team() {
    return Team.bundled();
  }

  /** Begins this process's epoch as an owner; the executions it owned go on when the routes run. */
  @Bean(destroyMethod = "leave")
  Ownership ownership(
      Database database, EngineSettings settings, List<Workflow> workflows, RouteDispatcher dispatcher, AgentPool team,
      Supplier<UUID> ids) {
    var gates = new GatePolicy(
        settings.gates().acceptStories(),
        settings.gates().stages().stream().map(Stage::new).collect(Collectors.toSet()));
    var rules = workflows.stream().collect(Collectors.toMap(Workflow::name, each -> new Rules(each, gates)));
    var workerId = WorkerId.in(settings.data(), ids);
    return new Ownership(
        database,
        new Ownership.Settings(workerId, rules, settings.pool(), team.concurrencies(), settings.events()),
        dispatcher, ids);
  }

  @Bean
  @ConditionalOnProperty(name = "cflow.passive", havingValue = "false")
  ApplicationListener<ApplicationReadyEvent> resumption(
      Ownership ownership, Roster roster, AgentPool team, Consultation consultation, List<Resolution> resolutions,
      WriteBack writeBack) {
    return ready -> {
      resolutions.forEach(consultation::register);
      roster.enrol("default", team.definitions().stream().map(EngineConfiguration::member).toList());
      writeBack.begin();
      ownership.resume();
      consultation.resume();
      resolutions.forEach(Resolution::resume);
    };
  }

  private static Roster.Member member(AgentDefinition agent) {
    return new Roster.Member(
        agent.name(), agent.role().name(), agent.capabilities().stream().map(Capability::name).toList(),
        agent.worker().name().toLowerCase(Locale.ROOT), agent.concurrency());
  }

  @Bean
  RouteDispatcher dispatcher(
      CamelContext camel, ProducerTemplate producer, Listeners listeners, EngineSettings settings) {
    return new RouteDispatcher(camel, producer, listeners::committed, settings.writeBack());
  }

  @Bean
  Journal journal(Ownership ownership) {
    return ownership.journal();
  }
}
