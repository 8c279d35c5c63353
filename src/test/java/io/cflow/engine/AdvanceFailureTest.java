package io.cflow.engine;

import static io.cflow.domain.Capability.ANALYZE_REQUIREMENTS;
import static io.cflow.domain.Capability.CREATE_TECHNICAL_SOLUTIONS;
import static io.cflow.domain.Capability.EXECUTE_TESTS;
import static io.cflow.domain.Capability.IMPLEMENT_FEATURES;
import static io.cflow.engine.Run.DOWN;
import static io.cflow.engine.Run.FAILED;
import static io.cflow.engine.Run.REJECTED;
import static io.cflow.engine.Run.SUSPENDED;
import static io.cflow.engine.Run.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Track.Standing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdvanceFailureTest {

  @Test
  void a_failure_is_tried_again_later() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    int solutions = run.number(CREATE_TECHNICAL_SOLUTIONS, "1.1");

    var first = run.end(CREATE_TECHNICAL_SOLUTIONS, "1.1", FAILED);
    assertThat(first).containsExactly(
        new Step.Record(solutions, TaskState.FAILED, FAILED),
        new Step.RetryLater(solutions, Duration.ofMillis(200)));

    assertThat(run.tell(new Event.RetryDue(solutions))).containsExactly(new Step.Release(solutions));
    assertThat(run.tell(new Event.RetryDue(solutions))).isEmpty();
    assertThat(run.start(solutions).attempt()).isEqualTo(2);
  }

  @Test
  void the_third_failure_buries_the_task_and_parks_only_its_story() {
    var run = Run.planned(PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.READY).build());

    var steps = run.fail(CREATE_TECHNICAL_SOLUTIONS, "1.1", FAILED, 3);

    int solutions = run.number(CREATE_TECHNICAL_SOLUTIONS, "1.1");
    assertThat(steps).startsWith(
        new Step.Record(solutions, TaskState.DEAD, FAILED),
        new Step.Bury(solutions, "no answer in the reply (attempt 3 of 3)"));
    assertThat(run.standing("1.1")).isEqualTo(Standing.PARKED);
    assertThat(run.standing("1.2")).isEqualTo(Standing.OPEN);
    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.2");
    assertThat(run.state().failures(solutions)).isEqualTo(3);
  }

  @Test
  void a_fault_of_the_environment_is_not_an_attempt() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.fail(CREATE_TECHNICAL_SOLUTIONS, "1.1", FAILED, 2);
    run.due(CREATE_TECHNICAL_SOLUTIONS, "1.1");
    run.fail(CREATE_TECHNICAL_SOLUTIONS, "1.1", DOWN, 4);

    assertThat(run.task(CREATE_TECHNICAL_SOLUTIONS, "1.1")).isEqualTo(TaskState.FAILED);
    assertThat(run.state().failures(run.number(CREATE_TECHNICAL_SOLUTIONS, "1.1"))).isEqualTo(2);

    run.due(CREATE_TECHNICAL_SOLUTIONS, "1.1");
    run.end(CREATE_TECHNICAL_SOLUTIONS, "1.1", DOWN);
    assertThat(run.task(CREATE_TECHNICAL_SOLUTIONS, "1.1")).isEqualTo(TaskState.WAITING);
    assertThat(run.standing("1.1")).isEqualTo(Standing.PARKED);
  }

  @Test
  void only_faults_in_a_row_make_a_task_wait() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.fail(CREATE_TECHNICAL_SOLUTIONS, "1.1", DOWN, 4);
    run.due(CREATE_TECHNICAL_SOLUTIONS, "1.1");
    run.end(CREATE_TECHNICAL_SOLUTIONS, "1.1", FAILED);
    run.due(CREATE_TECHNICAL_SOLUTIONS, "1.1");

    run.fail(CREATE_TECHNICAL_SOLUTIONS, "1.1", DOWN, 4);

    assertThat(run.task(CREATE_TECHNICAL_SOLUTIONS, "1.1")).isEqualTo(TaskState.FAILED);
  }

  @Test
  void work_that_is_done_again_has_all_its_attempts_again() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.fail(CREATE_TECHNICAL_SOLUTIONS, "1.1", FAILED, 2);
    run.due(CREATE_TECHNICAL_SOLUTIONS, "1.1");
    run.work("1.1", EXECUTE_TESTS);
    run.end(EXECUTE_TESTS, "1.1", REJECTED);

    run.fail(CREATE_TECHNICAL_SOLUTIONS, "1.1", FAILED, 2);

    assertThat(run.task(CREATE_TECHNICAL_SOLUTIONS, "1.1")).isEqualTo(TaskState.FAILED);
  }

  @Test
  void a_suspension_parks_only_its_own_story_and_says_what_it_waits_for() {
    var run = Run.planned(PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.READY).build());
    run.succeed(CREATE_TECHNICAL_SOLUTIONS, "1.1");

    var steps = run.end(IMPLEMENT_FEATURES, "1.1", SUSPENDED);

    assertThat(only(Step.Move.class, steps)).containsExactly(new Step.Move(
        "1.1", Stage.DEVELOPMENT, Stage.DEVELOPMENT, null, Standing.PARKED, new Step.Rework(0, ""),
        "needs: implementer"));
    assertThat(run.task(IMPLEMENT_FEATURES, "1.1")).isEqualTo(TaskState.WAITING);
    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.2");
    run.work("1.2");
    assertThat(run.standing("1.2")).isEqualTo(Standing.ASKED);
    assertThat(run.tables().quiet()).isTrue();
  }

  @Test
  void the_siblings_of_a_suspended_task_go_on() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.READY));
    run.tell(new Event.Opened());
    run.end(ANALYZE_REQUIREMENTS, "", SUSPENDED);

    assertThat(run.ready()).containsExactly("analyst.perform_stakeholder_analysis", "pm.create_product_strategy");
    run.work(Track.PLAN);
    assertThat(run.stage(Track.PLAN)).isEqualTo(Stage.PRD_CREATION);
  }
}
