package io.cflow.engine;

import static io.cflow.domain.Capability.CREATE_TECHNICAL_SOLUTIONS;
import static io.cflow.domain.Capability.EXECUTE_TESTS;
import static io.cflow.domain.Capability.PERFORM_CODE_REVIEW;
import static io.cflow.engine.Run.FAILED;
import static io.cflow.engine.Run.REJECTED;
import static io.cflow.engine.Run.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Track.Standing;
import org.junit.jupiter.api.Test;

class AdvanceRetryTest {

  @Test
  void a_retry_gives_a_dead_task_all_its_attempts_again() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    int solutions = run.number(CREATE_TECHNICAL_SOLUTIONS, "1.1");
    var failed = run.fail(CREATE_TECHNICAL_SOLUTIONS, "1.1", FAILED, 3);
    assertThat(failed).endsWith(
        new Step.Change(ExecutionStatus.FAILED, "1 tasks are dead"), new Step.Settle(ExecutionStatus.FAILED, true));

    assertThat(run.signal(new Signal.Retry("1.1", false))).containsExactly(
        new Step.Change(ExecutionStatus.RUNNING, "retried by ann"),
        new Step.Mark(solutions, TaskState.BLOCKED, "retried by ann"),
        new Step.Move("1.1", Stage.DEVELOPMENT, Stage.DEVELOPMENT, null, Standing.OPEN, new Step.Rework(0, ""),
            "retried by ann"),
        new Step.Release(solutions));
    assertThat(run.state().failures(solutions)).isZero();
    run.fail(CREATE_TECHNICAL_SOLUTIONS, "1.1", FAILED, 2);
    assertThat(run.task(CREATE_TECHNICAL_SOLUTIONS, "1.1")).isEqualTo(TaskState.FAILED);
  }

  @Test
  void a_retry_of_one_story_leaves_the_others() {
    var run = Run.planned(PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.READY).build());
    run.end(CREATE_TECHNICAL_SOLUTIONS, "1.1", SUSPENDED);
    run.end(CREATE_TECHNICAL_SOLUTIONS, "1.2", SUSPENDED);

    run.signal(new Signal.Retry("1.2", false));
    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.2");

    run.signal(new Signal.Retry("", true));
    assertThat(run.ready()).hasSize(2);
  }

  @Test
  void retrying_what_is_not_stuck_does_nothing() {
    var run = Run.planned(PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.DRAFT).build());
    run.fail(CREATE_TECHNICAL_SOLUTIONS, "1.1", FAILED, 3);

    assertThat(run.signal(new Signal.Retry("1.2", false))).isEmpty();
    assertThat(run.signal(new Signal.Retry("9.9", false))).isEmpty();
    assertThat(run.state().status()).isEqualTo(ExecutionStatus.FAILED);
  }

  @Test
  void lifting_what_a_document_holds_up_starts_the_story() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.BLOCKED));
    assertThat(run.ready()).isEmpty();
    assertThat(run.standing("1.1")).isEqualTo(Standing.HELD);

    run.signal(new Signal.Retry("1.1", false));

    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");
  }

  @Test
  void a_held_story_that_is_lifted_too_early_still_waits_for_others() {
    var run = Run.planned(PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.BLOCKED).waits("1.2", "1.1", 1).build());
    run.signal(new Signal.Retry("1.2", false));
    assertThat(run.stage("1.2")).isEqualTo(Stage.STORY_CREATION);

    run.work("1.1");
    run.answer("1.1", true);

    assertThat(run.stage("1.2")).isEqualTo(Stage.DEVELOPMENT);
  }

  @Test
  void a_story_held_for_its_iterations_gets_one_more_with_each_retry() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    for (int i = 0; i < 3; i++) {
      run.work("1.1", EXECUTE_TESTS);
      run.end(EXECUTE_TESTS, "1.1", REJECTED);
    }
    run.signal(new Signal.Retry("1.1", false));
    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");

    run.work("1.1", EXECUTE_TESTS);
    run.end(EXECUTE_TESTS, "1.1", REJECTED);

    assertThat(run.standing("1.1")).isEqualTo(Standing.HELD);
    assertThat(run.tables().track("1.1").rework().iteration()).isEqualTo(4);
  }

  @Test
  void a_story_without_development_tasks_of_ours_is_tested_again_when_somebody_says_it_is_mended() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.REVIEW));
    run.succeed(PERFORM_CODE_REVIEW, "1.1");
    run.end(EXECUTE_TESTS, "1.1", REJECTED);
    assertThat(run.stage("1.1")).isEqualTo(Stage.DEVELOPMENT);
    assertThat(run.standing("1.1")).isEqualTo(Standing.PARKED);
    run.takeOver();
    assertThat(run.stage("1.1")).isEqualTo(Stage.DEVELOPMENT);

    run.signal(new Signal.Retry("1.1", false));

    assertThat(run.ready()).containsExactly("dev.perform_code_review 1.1", "qa.execute_tests 1.1");
  }
}
