package io.cflow.routes;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.engine.Workflow;
import io.cflow.processors.bmad.ProjectReader;
import io.cflow.processors.door.Problems;
import io.cflow.processors.door.Requests;
import io.cflow.processors.door.Responses;
import io.cflow.processors.flow.OutcomeGathering;
import io.cflow.processors.flow.PlanReading;
import io.cflow.processors.flow.TaskSplitting;
import io.cflow.processors.flow.WorkflowReader;
import io.cflow.processors.intake.IntakeLimits;
import io.cflow.routes.contract.Beans;
import io.cflow.routes.contract.RouteFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** All routes, with the real beans of {@code processors} and stand-ins for the rest of the house. */
public final class RouteHouse implements AutoCloseable {

  static final Path ROUTES = Path.of("").toAbsolutePath();
  static final Path DOCS = ROUTES.resolveSibling("docs");
  private static final Path WORKFLOW = ROUTES.resolveSibling("config/workflows/bmad.yaml");

  final Fakes.Calls calls = new Fakes.Calls();
  final Fakes.FakeIntake intake = new Fakes.FakeIntake(calls);
  final Fakes.FakeJournal journal = new Fakes.FakeJournal();
  final Fakes.FakeConsequences consequences = new Fakes.FakeConsequences(calls);
  final Fakes.FakeInbox inbox = new Fakes.FakeInbox(calls);
  final Bells bells = new Bells();
  final CamelContext camel = new DefaultCamelContext();
  private final Set<String> walked = new ConcurrentSkipListSet<>();
  private volatile Function<AgentTask, Outcome> work = task -> new Outcome.Succeeded("done", List.of());

  private RouteHouse() {}

  private void furnish() {
    List.of("timer", "quartz", "file", "kafka", "jdbc", "servlet").forEach(name -> camel.addComponent(name, bells));
    beans().forEach(camel.getRegistry()::bind);
    camel.getCamelContextExtension().addInterceptStrategy((context, step, target, next) -> exchange -> {
      walked.add(step.getId());
      target.process(exchange);
    });
  }

  /** Without routes. */
  static RouteHouse empty() {
    var house = new RouteHouse();
    house.furnish();
    return house;
  }

  /** With the bundled routes, running. */
  static RouteHouse open() throws Exception {
    var house = empty();
    RouteFiles.load(house.camel, RouteFiles.in(ROUTES));
    house.camel.start();
    return house;
  }

  /** The beans the routes name, so that other contexts start without the rest of the house. */
  public static Map<String, Object> standIns() {
    return new RouteHouse().beans();
  }

  static Workflow workflow() {
    try {
      return WorkflowReader.read("bmad.yaml", Files.readString(WORKFLOW));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How agents work from now on. */
  void works(Function<AgentTask, Outcome> work) {
    this.work = work;
  }

  /** Ids of the steps some message has come by. */
  Set<String> walked() {
    return walked;
  }

  Beans types() {
    var types = new TreeMap<String, Class<?>>();
    beans().forEach((name, bean) -> types.put(name, bean.getClass()));
    return new Beans(types);
  }

  private Map<String, Object> beans() {
    var beans = new TreeMap<String, Object>(Map.of(
        "requests", new Requests(IntakeLimits.DEFAULT, Path.of("projects")),
        "responses", new Responses(),
        "problems", new Problems(),
        "planReading", new PlanReading(new ProjectReader()),
        "taskSplitting", new TaskSplitting(workflow(), false),
        "outcomeGathering", new OutcomeGathering()));
    beans.putAll(Map.of(
        "intake", intake,
        "courseCorrection", new Fakes.FakeCourseCorrection(),
        "journal", journal,
        "consequences", consequences,
        "gates", new Fakes.FakeGates(calls),
        "inbox", inbox,
        "settlements", new Fakes.FakeSettlements(calls),
        "publication", new Fakes.FakePublication(calls),
        "housekeeping", new Fakes.FakeHousekeeping(calls),
        "reads", new Fakes.FakeReads(calls)));
    beans.put("writeBack", new Fakes.FakeWriteBack(calls));
    List.of("desk", "analyst", "architect", "pm", "dev", "qa")
        .forEach(name -> beans.put(name, new Fakes.FakeDesk(name, calls, () -> work)));
    return beans;
  }

  @Override
  public void close() {
    camel.stop();
  }
}
