package io.cflow.app;

import io.cflow.agents.AgentPool;
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
import io.cflow.app.engine.Settlements;
import io.cflow.app.engine.Verification;
import io.cflow.app.engine.WriteBack;
import io.cflow.port.Journal;
import io.cflow.store.ArtifactStore;
import io.cflow.store.Decisions;
import io.cflow.store.Outbox;
import io.cflow.store.Ownership;
import io.cflow.store.Questions;
import io.cflow.store.Retention;
import io.cflow.store.Standing;
import io.cflow.store.WriteBacks;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who works, who is asked, and what follows from it. */
@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

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
}
