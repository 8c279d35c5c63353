package io.cflow.app.bench;

import io.cflow.agents.AgentDefinition;
import io.cflow.agents.AgentPool;
import io.cflow.agents.AgentRegistry;
import io.cflow.agents.WorkerKind;
import io.cflow.app.engine.Listeners;
import io.cflow.domain.Capability;
import io.cflow.domain.Plan;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.Receipt;
import io.cflow.domain.Role;
import io.cflow.domain.Stage;
import io.cflow.engine.WorkPlan;
import io.cflow.engine.Workflow;
import io.cflow.port.Intake;
import io.cflow.port.Intake.Submission;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Runs workloads on a running engine and reports what was seen as JSON. */
public final class Benchmark {

  private static final Workflow WORKFLOW = new Workflow("bench", List.of(Shape.STAGE), new Stage("over"), List.of());
  private static final double NANOS = 1e9;
  private static final int PAIR = 2;

  private final Intake intake;
  private final WaitingAgent agent;
  private final Path output;
  private final Map<UUID, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();
  private int submitted;

  /** @param tasksPerSecond of wall time, from the first submission to the last end */
  private record Throughput(String workload, int plans, int tasks, double seconds, double tasksPerSecond) {}

  /** @param ideal seconds on the critical path */
  private record Waiting(String workload, int tasks, double seconds, double ideal, double timesIdeal) {}

  private record FanOut(
      String workload, double parallelSeconds, double oneAtATimeSeconds, double speedUp, int mostInFlight,
      double twoChainsSeconds, double twoChainsIdeal, boolean successorStartedBeforeLongTaskEnded) {}

  /** @param output folder for the reports of the workloads' plans; they are written as for any plan */
  public Benchmark(ConfigurableApplicationContext context, Path output) {
    this.output = output;
    this.intake = context.getBean(Intake.class);
    this.agent = context.getBean(WaitingAgent.class);
    context.getBean(Listeners.class).onRest(execution -> end(execution).complete(null));
  }

  /** Puts the waiting agents in the team's place; everything else is the product. */
  public static void register(GenericApplicationContext beans, int pool) {
    var agent = new WaitingAgent();
    beans.registerBean(WaitingAgent.class, () -> agent);
    beans.registerBean("benchWorkflow", Workflow.class, () -> WORKFLOW);
    beans.registerBean("team", AgentPool.class, () -> new AgentPool(
        new AgentRegistry(List.of(
            definition(WaitingAgent.ROLE, WaitingAgent.WAIT, pool),
            definition(WaitingAgent.PAIR, WaitingAgent.WAIT_IN_PAIR, PAIR))),
        List.of(agent)));
  }

  private static AgentDefinition definition(Role role, Capability capability, int concurrency) {
    return new AgentDefinition("bench", role.name(), role, WorkerKind.BEAN, concurrency, List.of(capability));
  }

  /** @return one JSON document */
  public String run(String workload) {
    time(1, Shape.forkAndJoin());
    agent.takeStays();
    return JsonMapper.shared().writeValueAsString(switch (workload) {
      case "W1" -> throughput(workload, 1_000, Shape.forkAndJoin());
      case "W2" -> throughput(workload, 10, Shape.chain(100, 0));
      case "W3a" -> waiting(workload, Shape.layers(50), 0.25);
      case "W3b" -> waiting(workload, Shape.independent(2_000, 200), 0.4);
      case "W3d" -> fanOut();
      default -> throw new IllegalArgumentException("unknown workload " + workload);
    });
  }

  private Throughput throughput(String workload, int plans, WorkPlan work) {
    double seconds = workload.equals("W2")
        ? IntStream.range(0, plans).mapToDouble(n -> time(1, work)).sum()
        : time(plans, work);
    int tasks = plans * work.tasks().size();
    return new Throughput(workload, plans, tasks, round(seconds), round(tasks / seconds));
  }

  private Waiting waiting(String workload, WorkPlan work, double ideal) {
    double seconds = time(1, work);
    return new Waiting(workload, work.tasks().size(), round(seconds), ideal, round(seconds / ideal));
  }

  private FanOut fanOut() {
    double parallel = time(1, Shape.independent(100, 200));
    double oneAtATime = time(1, Shape.chain(100, 200));
    agent.takeStays();
    double twoChains = time(1, Shape.twoChains());
    var stays = agent.takeStays();
    long longTaskEnded = stays.stream().filter(stay -> stay.number() == 0).findFirst().orElseThrow().ended();
    long secondBegan = stays.stream().filter(stay -> stay.number() == 2).findFirst().orElseThrow().began();
    return new FanOut(
        "W3d", round(parallel), round(oneAtATime), round(oneAtATime / parallel), agent.mostInFlight(),
        round(twoChains), 2, secondBegan < longTaskEnded);
  }

  /** Seconds from the first submission until all have come to rest. */
  private double time(int plans, WorkPlan work) {
    long start = System.nanoTime();
    var ended = IntStream.range(0, plans).mapToObj(n -> end(submit(work))).toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(ended).join();
    return (System.nanoTime() - start) / NANOS;
  }

  private CompletableFuture<Void> end(UUID execution) {
    return ends.computeIfAbsent(execution, id -> new CompletableFuture<>());
  }

  private UUID submit(WorkPlan work) {
    var project = "bench-" + ++submitted;
    var plan = new Plan(
        project, project, "bench", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        new Receipt(List.of()));
    var files = new ProjectFiles(project, List.of(), List.of());
    return intake.accept(new Submission(
        "bench", "", files, plan, work, WORKFLOW, Optional.empty(), output.resolve(project))).execution();
  }

  private static double round(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
