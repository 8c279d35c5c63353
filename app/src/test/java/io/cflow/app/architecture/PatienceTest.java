package io.cflow.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing looks more often than once a second whether something has happened: it is told. */
class PatienceTest {

  /** Calls that come back after some time, whether something has happened or not. */
  private static final Set<String> WAITS = Set.of(
      "parkNanos", "parkUntil", "delayedExecutor", "orTimeout", "completeOnTimeout", "awaitNanos", "scheduleAtFixedRate",
      "scheduleWithFixedDelay");

  /** Who may, and why. */
  private static final Set<String> PATIENT = Set.of(
      // The database is away: from 50 ms on, doubled each time.
      "Backoff",
      // A task is tried again when its own delay is over; and the wait for a verdict ends.
      "Committer", "ForwardingJournal",
      // The database is away: every second.
      "Doorbell",
      // Another process ends, once, while ours starts.
      "ProcessFacts");

  private static final Pattern PERIOD = Pattern.compile("period: \"?(\\d+)");
  private static final Pattern CRON = Pattern.compile("cron: \"(\\S+) ");

  @Test
  void only_who_has_a_reason_waits_for_time_to_pass() {
    var waiting = Houses.main().stream()
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(PatienceTest::waits)
        .map(call -> call.getOriginOwner().getSimpleName().replaceFirst("\\$.*", ""))
        .distinct().toList();

    assertThat(waiting).contains("Backoff", "Doorbell").isSubsetOf(PATIENT);
  }

  private static boolean waits(JavaMethodCall call) {
    return WAITS.contains(call.getName()) && call.getTargetOwner().getPackageName().startsWith("java.util.concurrent");
  }

  @Test
  void no_route_looks_more_often_than_once_a_second() {
    var routes = Repository.routes();
    assertThat(routes).hasSizeGreaterThan(3);
    assertThat(routes).flatExtracting(PatienceTest::periods).isNotEmpty()
        .allSatisfy(period -> assertThat(period).isGreaterThanOrEqualTo(1_000));
    // Quartz knows nothing shorter than a second; each of ours says how many.
    assertThat(routes).flatExtracting(PatienceTest::seconds).isNotEmpty()
        .allSatisfy(second -> assertThat(second).matches("0/\\d+|\\d+|\\{\\{.*"));
  }

  private static List<Integer> periods(Path route) {
    return PERIOD.matcher(Repository.text(route)).results().map(found -> Integer.parseInt(found.group(1))).toList();
  }

  private static List<String> seconds(Path route) {
    return CRON.matcher(Repository.text(route)).results().map(found -> found.group(1)).toList();
  }
}
