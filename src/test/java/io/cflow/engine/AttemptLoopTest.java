package io.cflow.engine;

import static io.cflow.domain.Outcome.Fault.AGENT;
import static io.cflow.domain.Outcome.Fault.ENVIRONMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.engine.AttemptLoop.Next;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptLoopTest {

  @Test
  void an_agent_gets_three_attempts_each_after_a_longer_wait() {
    assertThat(AttemptLoop.afterFailure(AGENT, 1, 0, "red")).isEqualTo(new Next.Again(Duration.ofMillis(200)));
    assertThat(AttemptLoop.afterFailure(AGENT, 2, 0, "red")).isEqualTo(new Next.Again(Duration.ofMillis(400)));
    assertThat(AttemptLoop.afterFailure(AGENT, 3, 0, "red")).isEqualTo(new Next.GiveUp("red (attempt 3 of 3)"));
  }

  @Test
  void the_environment_gets_five_faults_in_a_row_and_is_then_waited_for() {
    assertThat(AttemptLoop.afterFailure(ENVIRONMENT, 2, 1, "down"))
        .isEqualTo(new Next.Again(Duration.ofMillis(200)));
    assertThat(AttemptLoop.afterFailure(ENVIRONMENT, 2, 4, "down"))
        .isEqualTo(new Next.Again(Duration.ofMillis(1600)));
    assertThat(AttemptLoop.afterFailure(ENVIRONMENT, 2, 5, "down"))
        .isEqualTo(new Next.Wait("down (environment fault 5 in a row)"));
  }
}
