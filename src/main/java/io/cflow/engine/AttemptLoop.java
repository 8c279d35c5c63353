package io.cflow.engine;

import io.cflow.domain.Outcome.Fault;
import java.time.Duration;

/**
 * What follows a failure. An agent's own failure counts as an attempt and is given up after a few; a fault of the
 * environment does not count, and only stops the task for a person when it lasts.
 */
public final class AttemptLoop {

  /** Attempts of one task before it is dead. */
  public static final int ATTEMPTS = 3;

  /** Environment faults in a row before the task waits for a person. */
  public static final int ENVIRONMENT_FAULTS = 5;

  /** Iterations of one story (implement, verify, again) before it waits for a person. */
  public static final int ITERATIONS = 3;

  private static final Duration FIRST_DELAY = Duration.ofMillis(200);

  /** What to do with the task. */
  public sealed interface Next {
    record Again(Duration delay) implements Next {}

    record Wait(String reason) implements Next {}

    record GiveUp(String reason) implements Next {}
  }

  private AttemptLoop() {}

  /**
   * @param failures attempts that failed so far by the agent's fault, this one included
   * @param faults environment faults in a row, this one included
   */
  public static Next afterFailure(Fault fault, int failures, int faults, String reason) {
    return switch (fault) {
      case AGENT -> failures < ATTEMPTS
          ? new Next.Again(delay(failures))
          : new Next.GiveUp("%s (attempt %d of %d)".formatted(reason, failures, ATTEMPTS));
      case ENVIRONMENT -> faults < ENVIRONMENT_FAULTS
          ? new Next.Again(delay(faults))
          : new Next.Wait("%s (environment fault %d in a row)".formatted(reason, faults));
    };
  }

  /** Doubles each time. */
  private static Duration delay(int times) {
    return FIRST_DELAY.multipliedBy(1L << (times - 1));
  }
}
