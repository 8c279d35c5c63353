package io.cflow.engine;

import static io.cflow.domain.Capability.CREATE_TECHNICAL_SOLUTIONS;
import static io.cflow.engine.Run.SUCCEEDED;
import static io.cflow.engine.Run.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Track.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdvanceCancelTest {

  @Test
  void cancelling_ends_every_task_and_track() {
    var run = Run.planned(PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.DRAFT).story("1.3", StoryStatus.DONE).build());
    var running = run.start(run.number(CREATE_TECHNICAL_SOLUTIONS, "1.1"));

    var steps = run.signal(new Signal.Cancel("too expensive"));

    assertThat(steps).endsWith(
        new Step.Change(ExecutionStatus.CANCELLED, "too expensive (ann)"),
        new Step.Settle(ExecutionStatus.CANCELLED, false));
    assertThat(only(Step.Mark.class, steps)).hasSize(10).extracting(Step.Mark::state)
        .containsOnly(TaskState.CANCELLED);
    assertThat(run.standing("1.1")).isEqualTo(Standing.CANCELLED);
    assertThat(run.standing("1.2")).isEqualTo(Standing.CANCELLED);
    assertThat(run.standing("1.3")).isEqualTo(Standing.FINISHED);
    assertThat(only(Step.Fenced.class, run.end(running, SUCCEEDED))).hasSize(1);
  }

  @Test
  void nothing_brings_a_cancelled_execution_back() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.DRAFT));
    var decision = run.decision("1.1");
    run.signal(new Signal.Cancel("enough"));

    assertThat(run.signal(new Signal.Cancel("again"))).isEmpty();
    assertThat(run.signal(new Signal.Resume())).isEmpty();
    assertThat(run.signal(new Signal.Pause())).isEmpty();
    assertThat(run.signal(new Signal.Retry("", true))).isEmpty();
    assertThat(run.tell(new Event.Decided(decision, "1.1", true, "ann", ""))).isEmpty();
    assertThat(run.signal(new Signal.Transition("1.1", Stage.DEVELOPMENT))).first().isEqualTo(new Step.Refuse(
        "1.1", Stage.HIL_SESSION, Stage.DEVELOPMENT, "ann", List.of(), "it is cancelled"));
    assertThat(run.takeOver()).containsExactly(new Step.Settle(ExecutionStatus.CANCELLED, false));
  }
}
