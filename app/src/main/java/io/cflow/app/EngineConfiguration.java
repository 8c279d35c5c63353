package io.cflow.app;

import io.cflow.agents.AgentDefinition;
import io.cflow.agents.AgentPool;
import io.cflow.agents.Team;
import io.cflow.app.engine.Consequences;
import io.cflow.app.engine.Consultation;
import io.cflow.app.engine.CourseCorrection;
import io.cflow.app.engine.Desk;
import io.cflow.app.engine.EarlierWork;
import io.cflow.app.engine.Gates;
import io.cflow.app.engine.Housekeeping;
import io.cflow.app.engine.Listeners;
import io.cflow.app.engine.PlanShelf;
import io.cflow.app.engine.Publication;
import io.cflow.app.engine.Resolution;
import io.cflow.app.engine.RouteDispatcher;
import io.cflow.app.engine.Settlements;
import io.cflow.app.engine.Verification;
import io.cflow.app.engine.WriteBack;
import io.cflow.domain.Capability;
import io.cflow.domain.Stage;
import io.cflow.engine.ExecutionState.Rules;
import io.cflow.engine.GatePolicy;
import io.cflow.engine.Step;
import io.cflow.engine.Workflow;
import io.cflow.port.Journal;
import io.cflow.processors.bmad.ProjectReader;
import io.cflow.processors.door.Problems;
import io.cflow.processors.door.Requests;
import io.cflow.processors.door.Responses;
import io.cflow.processors.flow.OutcomeGathering;
import io.cflow.processors.flow.PlanReading;
import io.cflow.processors.flow.TaskSplitting;
import io.cflow.processors.flow.WorkflowReader;
import io.cflow.processors.intake.IntakeLimits;
import io.cflow.store.ArtifactStore;
import io.cflow.store.Database;
import io.cflow.store.Decisions;
import io.cflow.store.JdbcIntake;
import io.cflow.store.Library;
import io.cflow.store.Outbox;
import io.cflow.store.Ownership;
import io.cflow.store.Questions;
import io.cflow.store.Retention;
import io.cflow.store.Roster;
import io.cflow.store.Standing;
import io.cflow.store.Versions;
import io.cflow.store.WriteBacks;
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
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The beans the routes name. A bean's name here is the name in the YAML. */
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

  @Bean
  ProjectReader projectReader() {
    return new ProjectReader();
  }

  @Bean
  PlanReading planReading(ProjectReader reader, JdbcIntake intake) {
    return new PlanReading(reader, intake::works);
  }

  @Bean
  TaskSplitting taskSplitting(Workflow workflow, EngineSettings settings) {
    return new TaskSplitting(workflow, settings.parallelWithinEpic());
  }

  @Bean
  OutcomeGathering outcomeGathering() {
    return new OutcomeGathering();
  }

  @Bean
  PlanShelf planShelf(Library library, ProjectReader reader, Listeners listeners) {
    var shelf = new PlanShelf(library, reader);
    listeners.onCommit(consequence -> {
      if (consequence.step() instanceof Step.Adopt) {
        shelf.forget(consequence.execution());
      }
    });
    return shelf;
  }

  @Bean
  CourseCorrection courseCorrection(
      CourseCorrection.Stock stock, PlanShelf plans, Consultation consultation, Journal journal,
      CourseCorrection.Rules rules) {
    return new CourseCorrection(stock, plans, consultation, journal, rules);
  }

  @Bean
  CourseCorrection.Stock courseCorrectionStock(
      Versions versions, ArtifactStore artifacts, Standing standing, Publication publication) {
    return new CourseCorrection.Stock(versions, artifacts, standing, publication);
  }

  @Bean
  CourseCorrection.Rules courseCorrectionRules(
      EngineSettings settings, TaskSplitting splitting, List<Workflow> workflows) {
    var byName = workflows.stream().collect(Collectors.toMap(Workflow::name, workflow -> workflow));
    return new CourseCorrection.Rules(
        settings.changes().ask(), (plan, workflow) -> splitting.work(plan, byName.get(workflow)));
  }

  @Bean
  EarlierWork earlierWork(ArtifactStore artifacts, Listeners listeners) {
    var earlier = new EarlierWork(artifacts);
    listeners.onCommit(earlier::committed);
    return earlier;
  }

  /** Accepts plans, and keeps at hand what their first tasks will want. */
  @Bean
  JdbcIntake intake(
      Database database, Ownership ownership, Supplier<UUID> ids, PlanShelf plans, EarlierWork earlier) {
    return new JdbcIntake(database, ownership, ids, (execution, submission) -> {
      plans.put(execution, submission);
      earlier.began(execution);
    });
  }

  /** One desk serves all roles; the router names it by role, so that a site can put another bean behind one of them. */
  @Bean({"desk", "analyst", "architect", "pm", "dev", "qa"})
  Desk desk(AgentPool team, PlanShelf plans, EarlierWork earlier, EngineSettings settings) {
    return new Desk(
        team, plans, earlier, new Verification(settings.verify().command(), settings.verify().timeout()));
  }

  @Bean
  Consequences consequences() {
    return new Consequences();
  }

  @Bean
  Gates gates(Decisions decisions, Consultation consultation, Journal journal, EngineSettings settings) {
    return new Gates(decisions, consultation, journal, settings.answer() == EngineSettings.AnswerMode.APPROVE);
  }

  @Bean
  Consultation consultation(Questions questions, EngineSettings settings) {
    return new Consultation(questions, settings.answer() == EngineSettings.AnswerMode.APPROVE);
  }

  @Bean
  Settlements settlements(
      Gates gates, PlanShelf plans, ArtifactStore artifacts, Standing standing, Listeners listeners) {
    return new Settlements(
        new Settlements.Parts(gates, plans, artifacts, standing, WholeReports::of), listeners::rested);
  }

  @Bean
  WriteBack writeBack(
      WriteBacks rows, PlanShelf plans, ArtifactStore artifacts, Consultation consultation, EngineSettings settings) {
    return new WriteBack(rows, plans, artifacts, consultation, settings.writeBack());
  }

  @Bean
  Publication publication(Outbox outbox) {
    return new Publication(outbox);
  }

  @Bean
  Housekeeping housekeeping(
      Ownership ownership, Retention retention, CourseCorrection correction, ConfigurableApplicationContext context) {
    return new Housekeeping(ownership, retention, correction, () -> Thread.startVirtualThread(context::close));
  }

  @Bean
  Requests requests(EngineSettings settings) {
    return new Requests(IntakeLimits.DEFAULT, settings.data().resolve("projects"));
  }

  @Bean
  Responses responses() {
    return new Responses();
  }

  @Bean
  Problems problems() {
    return new Problems();
  }
}
