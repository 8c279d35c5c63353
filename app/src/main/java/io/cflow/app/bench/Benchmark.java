package io.cflow.app.bench;

import io.cflow.app.bench.WaitingAgent.Stay;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** The product's own workloads: one line of JSON for each measurement, with what it cost. */
final class Benchmark {

  private static final int PLANS = 1_000;
  private static final int CHAINS = 10;

  private final Workbench bench;
  private final Load load;
  private final Consumer<String> out;

  /** @param tasksPerSecond of wall time, from the first submission to the last end */
  private record Throughput(
      String workload, int plans, int plansAtATime, int tasks, double seconds, double tasksPerSecond, Cost cost) {}

  private record Transitions(
      String workload, int tasks, double seconds, double medianMillis, double p99Millis, Cost cost) {}

  /** @param ideal seconds on the critical path */
  private record Waiting(String workload, int tasks, double seconds, double ideal, double timesIdeal, Cost cost) {}

  private record FanOut(
      String workload, double parallelSeconds, double oneAtATimeSeconds, double speedUp, int mostInFlight,
      double twoChainsSeconds, double twoChainsIdeal, boolean successorStartedBeforeLongTaskEnded) {}

  /** @param plansPerSecond that were durably accepted */
  private record Accepted(String workload, int plans, double seconds, double plansPerSecond, Cost cost) {}

  Benchmark(Workbench bench, Consumer<String> out) {
    this.bench = bench;
    this.load = bench.load();
    this.out = out;
  }

  void run(String workload) {
    if (workload.equals("W3d")) {
      bench.warmUp(1);
    } else {
      bench.warmUp();
    }
    switch (workload) {
      case "W1" -> {
        print(() -> throughput(workload, Peer.CLOSED, PLANS, Shape.FORK_AND_JOIN));
        print(() -> throughput(workload, PLANS, PLANS, Shape.FORK_AND_JOIN));
      }
      case "W2" -> print(this::transitions);
      case "W3a" -> print(() -> waiting(workload, Shape.LAYERS, 0.25));
      case "W3b" -> print(() -> waiting(workload, Shape.independent(2_000, 200), 0.4));
      case "W3d" -> print(this::fanOut);
      case "size" -> IntStream.of(1_000, 10_000, 100_000)
          .forEach(size -> print(() -> throughput(workload, 1, 1, Shape.columns(size))));
      case "ingest" -> print(this::accept);
      default -> throw new IllegalArgumentException("unknown workload " + workload);
    }
  }

  private void print(Supplier<Record> measurement) {
    out.accept(JsonMapper.shared().writeValueAsString(measurement.get()));
  }

  private Throughput throughput(String workload, int atATime, int plans, Shape shape) {
    var meter = bench.meter();
    double seconds = load.run(plans, atATime, shape::plan);
    int tasks = plans * shape.size();
    return new Throughput(
        workload, plans, atATime, tasks, round(seconds), Math.round(tasks / seconds), meter.cost(tasks));
  }

  private Transitions transitions() {
    var shape = Shape.chain(100, 0);
    load.run(1, 1, shape::plan);
    var chain = new Chain();
    bench.agent().watch(chain::ended);
    var meter = bench.meter();
    double seconds = load.run(CHAINS, 1, shape::plan);
    int tasks = CHAINS * shape.size();
    return new Transitions(
        "W2", tasks, round(seconds), round(chain.percentile(0.5)), round(chain.percentile(0.99)), meter.cost(tasks));
  }

  private Waiting waiting(String workload, Shape shape, double ideal) {
    var meter = bench.meter();
    double seconds = load.run(1, 1, shape::plan);
    return new Waiting(
        workload, shape.size(), round(seconds), ideal, round(seconds / ideal), meter.cost(shape.size()));
  }

  private Accepted accept() {
    var meter = bench.meter();
    double seconds = load.accept(PLANS, PLANS, Shape.FORK_AND_JOIN::plan);
    return new Accepted("ingest", PLANS, round(seconds), Math.round(PLANS / seconds), meter.cost(PLANS));
  }

  private FanOut fanOut() {
    double parallel = load.run(1, 1, Shape.independent(100, 200)::plan);
    double oneAtATime = load.run(1, 1, Shape.chain(100, 200)::plan);
    var stays = new ConcurrentLinkedQueue<Stay>();
    bench.agent().watch(stays::add);
    double twoChains = load.run(1, 1, Shape::twoChains);
    return new FanOut(
        "W3d", round(parallel), round(oneAtATime), round(oneAtATime / parallel), bench.agent().mostInFlight(),
        round(twoChains), 2, stay(stays, 2).began() < stay(stays, 0).ended());
  }

  private static Stay stay(Queue<Stay> stays, int number) {
    return List.copyOf(stays).stream().filter(stay -> stay.number() == number).findFirst().orElseThrow();
  }

  private static double round(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
