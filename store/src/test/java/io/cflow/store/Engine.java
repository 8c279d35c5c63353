package io.cflow.store;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.engine.Event;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Step;
import io.cflow.port.Intake.Submission;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** An owner at work, with a crew. Closing it is a crash: nothing is finished, nothing is written. */
final class Engine implements AutoCloseable {

  static final int POOL = 16;

  final Database database;
  final Crew crew;
  final Ownership ownership;
  final JdbcIntake intake;

  Engine(Database database, Ownership.Settings settings, Crew crew) {
    this.database = database;
    this.crew = crew;
    this.ownership = new Ownership(database, settings, crew, new Ids());
    this.intake = new JdbcIntake(database, ownership, new Ids());
    crew.works(ownership.journal());
  }

  static Engine start(Database database, String worker, Function<AgentTask, Outcome> work) {
    return new Engine(database, settings(worker, POOL, Map.of()), new Crew(work));
  }

  static Ownership.Settings settings(String worker, int pool, Map<String, Integer> limits) {
    return new Ownership.Settings(worker, Samples.RULES, pool, limits);
  }

  UUID accept(Submission submission) {
    return intake.accept(submission).execution();
  }

  UUID run(Submission submission) {
    var execution = accept(submission);
    crew.awaitRest(execution);
    return execution;
  }

  List<Step> offer(UUID execution, Event event) {
    return ownership.journal().offer(execution, event).join();
  }

  List<Step> signal(UUID execution, Signal signal) {
    return offer(execution, new Event.Signalled(signal, "ann"));
  }

  @Override
  public void close() {
    ownership.close();
  }
}
