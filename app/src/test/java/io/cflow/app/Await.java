package io.cflow.app;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Waits for something to be seen; the time allowed is for a machine with other things to do. */
final class Await {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Await() {}

  static <T> T until(String what, Supplier<T> look, Predicate<T> seen) {
    var last = new AtomicReference<T>();
    Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
      last.set(look.get());
      return seen.test(last.get());
    });
    return last.get();
  }

  static void until(String what, Supplier<Boolean> seen) {
    until(what, seen, found -> found);
  }
}
