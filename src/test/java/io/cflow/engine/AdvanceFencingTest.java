package io.cflow.engine;

import static io.cflow.domain.Capability.PERFORM_QUALITY_ASSURANCE;
import static io.cflow.engine.Run.REJECTED;
import static io.cflow.engine.Run.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Event.Signal;
import org.junit.jupiter.api.Test;

class AdvanceFencingTest {

  @Test
  void an_outcome_with_another_lease_is_fenced_and_changes_nothing() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.READY));
    run.tell(new Event.Opened());
    var task = run.start(0);

    assertThat(run.tell(new Event.TaskEnded(0, task.lease() + 1, SUCCEEDED)))
        .containsExactly(new Step.Fenced(0, task.lease() + 1));
    assertThat(run.state().state(0)).isEqualTo(TaskState.RUNNING);
  }

  @Test
  void an_outcome_that_comes_twice_is_applied_once() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.READY));
    run.tell(new Event.Opened());
    var task = run.start(0);
    run.end(task, SUCCEEDED);

    assertThat(run.end(task, REJECTED)).containsExactly(new Step.Fenced(0, task.lease()));
    assertThat(run.state().state(0)).isEqualTo(TaskState.COMPLETED);
  }

  @Test
  void the_outcome_of_an_agent_that_outlived_its_owner_is_fenced() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.READY));
    run.tell(new Event.Opened());
    var zombie = run.start(0);
    run.takeOver();
    assertThat(run.end(zombie, SUCCEEDED)).containsExactly(new Step.Fenced(0, zombie.lease()));

    var again = run.start(0);

    assertThat(again.attempt()).isEqualTo(2);
    assertThat(run.end(zombie, SUCCEEDED)).containsExactly(new Step.Fenced(0, zombie.lease()));
    assertThat(run.end(again, SUCCEEDED)).contains(new Step.Record(0, TaskState.COMPLETED, SUCCEEDED));
  }

  @Test
  void what_is_tried_again_in_another_round_is_fenced_from_the_round_before() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.work("1.1", PERFORM_QUALITY_ASSURANCE);
    var old = run.start(run.number(PERFORM_QUALITY_ASSURANCE, "1.1"));
    run.signal(new Signal.Transition("1.1", Stage.DEVELOPMENT));
    assertThat(run.end(old, SUCCEEDED)).containsExactly(new Step.Fenced(old.number(), old.lease()));

    run.work("1.1", PERFORM_QUALITY_ASSURANCE);
    var again = run.start(old.number());

    assertThat(run.end(old, SUCCEEDED)).containsExactly(new Step.Fenced(old.number(), old.lease()));
    assertThat(run.end(again, SUCCEEDED)).contains(new Step.Record(old.number(), TaskState.COMPLETED, SUCCEEDED));
  }
}
