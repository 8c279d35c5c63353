package io.cflow.app;

import io.cflow.app.engine.Consultation;
import io.cflow.app.engine.CourseCorrection;
import io.cflow.app.engine.EarlierWork;
import io.cflow.app.engine.Listeners;
import io.cflow.app.engine.PlanShelf;
import io.cflow.app.engine.Publication;
import io.cflow.engine.Step;
import io.cflow.engine.Workflow;
import io.cflow.port.Journal;
import io.cflow.processors.bmad.ProjectReader;
import io.cflow.processors.flow.OutcomeGathering;
import io.cflow.processors.flow.PlanReading;
import io.cflow.processors.flow.TaskSplitting;
import io.cflow.store.ArtifactStore;
import io.cflow.store.Database;
import io.cflow.store.JdbcIntake;
import io.cflow.store.Library;
import io.cflow.store.Ownership;
import io.cflow.store.Standing;
import io.cflow.store.Versions;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How a plan is read, broken down, accepted, kept at hand and changed. */
@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

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
}
