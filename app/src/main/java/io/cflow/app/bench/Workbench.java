package io.cflow.app.bench;

import io.cflow.agents.AgentDefinition;
import io.cflow.agents.AgentPool;
import io.cflow.agents.AgentRegistry;
import io.cflow.agents.WorkerKind;
import io.cflow.app.engine.Listeners;
import io.cflow.domain.Capability;
import io.cflow.domain.Role;
import io.cflow.engine.Workflow;
import io.cflow.store.Activity;
import io.cflow.store.Database;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running engine whose team are waiting agents; everything else is the product. */
public final class Workbench {

  private static final String TENANT = "bench";
  private static final int WARM_UP_ROUND = 500;
  private static final double LONGEST_WARM_UP = 60;
  /** Of the time of one processor. */
  private static final double LITTLE = 0.1;
  private static final double MILLIS = 1_000;
  private static final int PAIR = 2;

  private final ApplicationContext context;
  private final Path output;
  private final IntConsumer accepted;

  /**
   * @param output folder the documents of plans would go to
   */
  public Workbench(ApplicationContext context, Path output) {
    this.context = context;
    this.output = output;
    this.accepted = context.getBeanProvider(Effects.class).stream().findFirst()
        .<IntConsumer>map(effects -> effects::accepted).orElse(number -> {});
  }

  /**
   * Puts the waiting agents in the team's place.
   *
   * @param pool bodies at the same time
   * @param log where bodies are written down, if they are
   */
  public static void register(
      GenericApplicationContext beans, int pool, Optional<Path> log, InstantSource clock) {
    var agent = new WaitingAgent();
    log.map(file -> new Effects(file, clock)).ifPresent(effects -> {
      agent.watch(effects::ended);
      beans.registerBean(Effects.class, () -> effects);
    });
    beans.registerBean(WaitingAgent.class, () -> agent);
    beans.registerBean("benchWorkflow", Workflow.class, () -> Load.WORKFLOW);
    beans.registerBean("team", AgentPool.class, () -> new AgentPool(
        new AgentRegistry(List.of(
            definition(WaitingAgent.ROLE, WaitingAgent.WAIT, pool),
            definition(WaitingAgent.PAIR, WaitingAgent.WAIT_IN_PAIR, PAIR))),
        List.of(agent)));
  }

  private static AgentDefinition definition(Role role, Capability capability, int concurrency) {
    return new AgentDefinition("bench", role.name(), role, WorkerKind.BEAN, concurrency, List.of(capability));
  }

  /** Speaks the protocol of the peer harness on standard input and {@code out}. */
  public void peer(String workload, PeerSettings settings, Consumer<String> out) {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    new Peer(this, settings, in, out).run(workload);
  }

  /** Runs a workload of the product's own. */
  public void measure(String workload, Consumer<String> out) {
    new Benchmark(this, out).run(workload);
  }

  WaitingAgent agent() {
    return context.getBean(WaitingAgent.class);
  }

  Load load() {
    return new Load(context, TENANT, output, accepted);
  }

  /**
   * Lets the virtual machine compile what the workload will use: until the compiler has little left to do, for at most
   * a minute. Its rows are another tenant's.
   */
  void warmUp() {
    var load = warmUpLoad();
    var compiler = ManagementFactory.getCompilationMXBean();
    double seconds = 0;
    double compiling;
    do {
      long before = compiler.getTotalCompilationTime();
      double round = load.run(WARM_UP_ROUND, Peer.CLOSED, Shape.FORK_AND_JOIN::plan)
          + load.run(WARM_UP_ROUND, WARM_UP_ROUND, Shape.FORK_AND_JOIN::plan);
      compiling = (compiler.getTotalCompilationTime() - before) / MILLIS / round;
      seconds += round;
    } while (compiling > LITTLE && seconds < LONGEST_WARM_UP);
  }

  /** The same with as many plans as somebody wants. */
  void warmUp(int plans) {
    warmUpLoad().run(plans, Peer.CLOSED, Shape.FORK_AND_JOIN::plan);
  }

  private Load warmUpLoad() {
    return new Load(context, "warm-up", output, number -> {});
  }

  Activity activity() {
    return new Activity(context.getBean(Database.class));
  }

  Meter meter() {
    return new Meter(activity(), new ServerProcesses(activity().backend()));
  }

  /** What the tables hold of the workload. */
  Map<String, Long> rows() {
    var rows = activity().rows(TENANT);
    var named = new LinkedHashMap<String, Long>();
    named.put("rows_completed_tasks", rows.completedTasks());
    named.put("rows_ledger", rows.ledger());
    named.put("rows_outbox", rows.outbox());
    return named;
  }

  /** Returns when every execution has ended. */
  void awaitNothingOpen() {
    var rests = new Semaphore(0);
    context.getBean(Listeners.class).onRest(execution -> rests.release());
    while (activity().openExecutions() > 0) {
      rests.acquireUninterruptibly();
      rests.drainPermits();
    }
  }
}
