package io.cflow.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks the protocol of the peer harness, described in {@code bench/README.md}: says when it is warm, waits for a
 * line, does the workload, and prints what it measured.
 */
final class Peer {

  /** Plans in the engine at a time, as other engines are driven. */
  static final int CLOSED = 32;
  private static final int CHAINS = 10;

  private final Workbench bench;
  private final PeerSettings settings;
  private final BufferedReader in;
  private final Consumer<String> out;

  Peer(Workbench bench, PeerSettings settings, BufferedReader in, Consumer<String> out) {
    this.bench = bench;
    this.settings = settings;
    this.in = in;
    this.out = out;
  }

  void run(String workload) {
    out.accept("@version " + PeerSettings.VERSION);
    switch (workload) {
      case "W0" -> accept();
      case "W1" -> throughput(true);
      case "W2" -> chain();
      case "W3a" -> waiting(Shape.LAYERS, 10, 0.25);
      case "W3b" -> waiting(Shape.independent(2_000, 200), 400, 0.4);
      // To be killed in the middle, and started again.
      case "W4" -> throughput(false);
      case "W4R" -> recover();
      default -> throw new IllegalArgumentException("unknown workload " + workload);
    }
  }

  private void accept() {
    var load = bench.load();
    warmUp();
    awaitGo();
    double seconds = load.accept(settings.plans(), settings.atATime(), Shape.FORK_AND_JOIN::plan);
    end(settings.plans(), seconds, Map.of("plans_per_s", settings.plans() / seconds));
  }

  private void throughput(boolean warm) {
    var load = bench.load();
    if (warm) {
      warmUp();
    }
    awaitGo();
    double seconds = load.run(settings.plans(), settings.atATime(), Shape.FORK_AND_JOIN::plan);
    int tasks = settings.plans() * Shape.FORK_AND_JOIN.size();
    end(tasks, seconds, Map.of("tasks_per_s", tasks / seconds));
  }

  private void chain() {
    var load = bench.load();
    var shape = Shape.chain(100, 0);
    warmUp();
    load.run(1, 1, shape::plan);
    var chain = new Chain();
    bench.agent().watch(chain::ended);
    awaitGo();
    double seconds = IntStream.range(0, CHAINS).mapToDouble(n -> load.run(1, 1, shape::plan)).sum();
    end(CHAINS * shape.size(), seconds, Map.of(
        "transition_p50_ms", chain.percentile(0.5), "transition_p99_ms", chain.percentile(0.99)));
  }

  /** @param work seconds of waiting in all; @param ideal seconds on the critical path */
  private void waiting(Shape shape, double work, double ideal) {
    var load = bench.load();
    warmUp();
    awaitGo();
    double seconds = load.run(1, 1, shape::plan);
    end(shape.size(), seconds, Map.of("speedup", work / seconds, "vs_ideal", seconds / ideal));
  }

  /** What was under way goes on by itself as soon as the engine is up. */
  private void recover() {
    bench.awaitNothingOpen();
    out.accept("@end {}");
  }

  private void warmUp() {
    settings.warmUp().ifPresentOrElse(bench::warmUp, bench::warmUp);
  }

  private void awaitGo() {
    out.accept("@begin");
    try {
      in.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end(int tasks, double seconds, Map<String, Double> measured) {
    var all = new LinkedHashMap<String, Object>();
    all.put("seconds", seconds);
    all.put("tasks", tasks);
    all.putAll(measured);
    all.putAll(bench.rows());
    out.accept("@end " + JsonMapper.shared().writeValueAsString(all));
  }
}
