package io.cflow.processors.report;

import static io.cflow.processors.report.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.StoryStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ForecastTest {

  @Test
  void stories_that_wait_for_nothing_left_come_first() {
    var forecast = Forecast.of(plan()
        .story("1.1", StoryStatus.DONE).story("1.2", StoryStatus.READY).story("1.3", StoryStatus.READY)
        .story("1.4", StoryStatus.READY).story("1.10", StoryStatus.READY)
        .waits("1.2", "1.1").waits("1.3", "1.1").waits("1.4", "1.2", "1.3").waits("1.10", "1.4").build());

    assertThat(forecast.waves()).containsExactly(List.of("1.2", "1.3"), List.of("1.4"), List.of("1.10"));
    assertThat(forecast.longestChain()).containsExactly("1.2", "1.4", "1.10");
    assertThat(forecast.left()).isEqualTo(4);
    assertThat(forecast.widest()).isEqualTo(2);
  }

  @Test
  void work_that_has_begun_waits_for_nobody() {
    var forecast = Forecast.of(plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.REVIEW).waits("1.2", "1.1").build());

    assertThat(forecast.waves()).containsExactly(List.of("1.1", "1.2"));
  }

  @Test
  void what_was_given_up_holds_nobody_back() {
    var forecast = Forecast.of(plan()
        .story("1.1", StoryStatus.DEFERRED).story("1.2", StoryStatus.READY).waits("1.2", "1.1").build());

    assertThat(forecast.waves()).containsExactly(List.of("1.2"));
  }

  @Test
  void a_cycle_is_named_and_there_are_no_waves() {
    var forecast = Forecast.of(plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.READY).waits("1.1", "1.2").waits("1.2", "1.1")
            .build());

    assertThat(forecast.cycle()).containsExactly("1.1", "1.2");
    assertThat(forecast.waves()).isEmpty();
  }

  @Test
  void a_finished_plan_leaves_nothing() {
    var forecast = Forecast.of(plan().story("1.1", StoryStatus.DONE).build());

    assertThat(forecast.left()).isZero();
    assertThat(Outlook.sentence(forecast)).isEqualTo("Nothing is left to do.");
  }
}
