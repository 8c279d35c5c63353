package io.cflow.engine;

import static io.cflow.domain.Capability.CREATE_TECHNICAL_SOLUTIONS;
import static io.cflow.engine.Run.FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Capability;
import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Track.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutionStateTest {

  @Test
  void a_started_task_carries_everything_an_agent_must_give_back() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    int number = run.number(CREATE_TECHNICAL_SOLUTIONS, "1.1");

    assertThat(run.state().start(number, 77)).contains(new AgentTask(
        AgentTask.id(Run.ID, number), Run.ID, "tenant", number, CREATE_TECHNICAL_SOLUTIONS, Stage.DEVELOPMENT, "1.1",
        1, 77));
    assertThat(run.state().attempt(number)).isEqualTo(1);
    assertThat(run.state().id()).isEqualTo(Run.ID);
    assertThat(run.state().tenant()).isEqualTo("tenant");
  }

  @Test
  void a_task_is_started_only_once_and_only_when_it_is_ready() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.READY));
    assertThat(run.state().start(0, 1)).isEmpty();
    run.tell(new Event.Opened());

    assertThat(run.state().start(0, 2)).isPresent();
    assertThat(run.state().start(0, 3)).isEmpty();
  }

  @Test
  void a_new_owner_keeps_the_attempts_and_failures_of_a_task() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.fail(CREATE_TECHNICAL_SOLUTIONS, "1.1", FAILED, 2);
    int number = run.number(CREATE_TECHNICAL_SOLUTIONS, "1.1");

    run.takeOver();

    assertThat(run.state().failures(number)).isEqualTo(2);
    run.end(CREATE_TECHNICAL_SOLUTIONS, "1.1", FAILED);
    assertThat(run.state().state(number)).isEqualTo(TaskState.DEAD);
    assertThat(run.state().attempt(number)).isEqualTo(3);
  }

  @Test
  void a_new_owner_releases_in_natural_order_however_the_rows_come() {
    var run = Run.planned(PlanBuilder.plan()
        .story("1.2", StoryStatus.READY).story("1.10", StoryStatus.READY).build());

    assertThat(run.takeOver()).containsExactly(
        new Step.Release(run.number(CREATE_TECHNICAL_SOLUTIONS, "1.2")),
        new Step.Release(run.number(CREATE_TECHNICAL_SOLUTIONS, "1.10")));
  }

  @Test
  void the_shown_stage_is_that_of_the_least_advanced_open_story() {
    var run = Run.planned(PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.REVIEW).story("1.3", StoryStatus.CANCELLED).build());
    assertThat(run.state().currentStage()).isEqualTo(Stage.DEVELOPMENT);

    run.signal(new Signal.Transition("1.1", Stage.VALIDATION));
    assertThat(run.state().currentStage()).isEqualTo(Stage.TESTING);
  }

  @Test
  void a_plan_without_stories_shows_the_last_stage_of_its_planning() {
    var run = Run.planned(PlanBuilder.plan().build());

    assertThat(run.state().currentStage()).isEqualTo(Stage.STORY_CREATION);
    assertThat(run.state().status()).isEqualTo(ExecutionStatus.COMPLETED);
  }

  @Test
  void task_numbers_must_be_positions() {
    var task = new PlannedTask(1, Track.PLAN, Stage.PRD_CREATION, Capability.CREATE_ROADMAP, "", List.of());
    var plan = new Track(Track.PLAN, Stage.PRD_CREATION, Standing.OPEN, List.of(), "");

    assertThatThrownBy(() -> state(new WorkPlan(List.of(task), List.of(plan))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("task numbers must be 0, 1, 2, ...");
  }

  @Test
  void a_task_of_an_unknown_track_is_refused() {
    var task = new PlannedTask(0, "9.9", Stage.PRD_CREATION, Capability.CREATE_ROADMAP, "", List.of());
    var plan = new Track(Track.PLAN, Stage.PRD_CREATION, Standing.OPEN, List.of(), "");

    assertThatThrownBy(() -> state(new WorkPlan(List.of(task), List.of(plan))))
        .hasMessage("execution " + Run.ID + " has no track '9.9'");
  }

  @Test
  void words_of_the_tables_are_read_as_they_are_written() {
    for (var status : ExecutionStatus.values()) {
      assertThat(ExecutionStatus.of(status.label())).isEqualTo(status);
    }
    for (var state : TaskState.values()) {
      assertThat(TaskState.of(state.label())).isEqualTo(state);
    }
    for (var standing : Standing.values()) {
      assertThat(Standing.of(standing.label())).isEqualTo(standing);
    }
    assertThat(TaskState.DEAD.label()).isEqualTo("dead");
    assertThat(ExecutionStatus.PAUSED.label()).isEqualTo("paused");
    assertThat(Standing.HELD.label()).isEqualTo("held");
  }

  private static ExecutionState state(WorkPlan work) {
    return new ExecutionState(
        Run.ID, "tenant", work, new ExecutionState.Rules(SeedWorkflow.WORKFLOW, GatePolicy.DEFAULT), () -> Run.ID);
  }
}
