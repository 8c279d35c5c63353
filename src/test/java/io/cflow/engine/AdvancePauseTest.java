package io.cflow.engine;

import static io.cflow.domain.Capability.CREATE_TECHNICAL_SOLUTIONS;
import static io.cflow.engine.Run.FAILED;
import static io.cflow.engine.Run.SUCCEEDED;
import static io.cflow.engine.Run.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Event.Signal;
import org.junit.jupiter.api.Test;

class AdvancePauseTest {

  @Test
  void a_pause_lets_what_runs_end_and_starts_nothing_new() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.READY));
    run.tell(new Event.Opened());
    var running = run.start(0);

    assertThat(run.signal(new Signal.Pause()))
        .containsExactly(new Step.Change(ExecutionStatus.PAUSED, "paused by ann"));
    assertThat(run.state().start(1, 99)).isEmpty();

    assertThat(run.end(running, SUCCEEDED)).containsExactly(
        new Step.Record(0, TaskState.COMPLETED, SUCCEEDED), new Step.Settle(ExecutionStatus.PAUSED, true));
  }

  @Test
  void resuming_releases_what_waited() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.READY));
    run.tell(new Event.Opened());
    run.signal(new Signal.Pause());

    assertThat(run.signal(new Signal.Resume())).containsExactly(
        new Step.Change(ExecutionStatus.RUNNING, "resumed by ann"), new Step.Release(0), new Step.Release(1),
        new Step.Release(2));
  }

  @Test
  void resuming_what_is_not_paused_and_pausing_twice_do_nothing() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.READY));
    run.tell(new Event.Opened());
    assertThat(run.signal(new Signal.Resume())).isEmpty();

    run.start(0);
    run.signal(new Signal.Pause());
    assertThat(run.signal(new Signal.Pause())).isEmpty();
  }

  @Test
  void a_pause_outlives_its_owner() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.READY));
    run.tell(new Event.Opened());
    run.start(0);
    run.signal(new Signal.Pause());

    assertThat(run.takeOver()).containsExactly(new Step.Settle(ExecutionStatus.PAUSED, true));
    assertThat(run.signal(new Signal.Resume())).hasSize(4).contains(new Step.Release(0));
  }

  @Test
  void a_retry_that_falls_due_during_a_pause_waits_for_its_end() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.end(CREATE_TECHNICAL_SOLUTIONS, "1.1", FAILED);
    run.signal(new Signal.Pause());
    assertThat(run.due(CREATE_TECHNICAL_SOLUTIONS, "1.1"))
        .containsExactly(new Step.Settle(ExecutionStatus.PAUSED, true));

    run.signal(new Signal.Resume());

    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");
  }

  @Test
  void a_decision_made_during_a_pause_counts_but_starts_nothing() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.DRAFT));
    run.signal(new Signal.Pause());
    run.answer("1.1", true);
    assertThat(run.stage("1.1")).isEqualTo(Stage.DEVELOPMENT);
    assertThat(run.ready()).isEmpty();

    run.signal(new Signal.Resume());

    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");
  }

  @Test
  void a_retry_during_a_pause_starts_nothing_before_its_end() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.end(CREATE_TECHNICAL_SOLUTIONS, "1.1", SUSPENDED);
    run.signal(new Signal.Pause());
    run.signal(new Signal.Retry("", true));
    assertThat(run.ready()).isEmpty();

    run.signal(new Signal.Resume());
    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");
  }
}
