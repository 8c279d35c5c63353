package io.cflow.app.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the peer harness says, by environment variables.
 *
 * @param plans of W0, W1 and W4
 * @param atATime plans in the engine at the same time
 * @param effects where W4 logs what was promised and done
 * @param warmUp plans before the workload; empty for as many as it takes
 */
public record PeerSettings(
    Address address, int plans, int atATime, Optional<Path> effects, Optional<Integer> warmUp) {

  static final String VERSION = "0.1.0";
  /** Threads that submit when all plans may be in the engine at once: enough to keep intake busy. */
  private static final int ALL_AT_ONCE = 1_000;

  /** The harness's database. */
  public record Address(String host, int port, String user, String database) {
    public String url() {
      return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }
  }

  public static PeerSettings of(Map<String, String> environment) {
    var address = new Address(
        environment.getOrDefault("BENCH_HOST", "127.0.0.1"), number(environment, "BENCH_PORT", 5432),
        environment.getOrDefault("BENCH_USER", "postgres"), environment.getOrDefault("BENCH_DB", "bench"));
    return new PeerSettings(
        address, number(environment, "PLANS", 1_000), number(environment, "CLOSED", ALL_AT_ONCE),
        Optional.ofNullable(environment.get("EFFECTS")).map(Path::of),
        Optional.ofNullable(environment.get("WARM_UP")).map(Integer::valueOf));
  }


  /** The same for the process that is killed and the one that is started again, so that it is the same worker. */
  public Path data() {
    return Path.of(System.getProperty("java.io.tmpdir"), "cflow-peer-%s-%d-%s".formatted(
        System.getProperty("user.name"), address.port(), address.database()));
  }

  private static int number(Map<String, String> environment, String name, int otherwise) {
    return Optional.ofNullable(environment.get(name)).map(Integer::parseInt).orElse(otherwise);
  }
}
