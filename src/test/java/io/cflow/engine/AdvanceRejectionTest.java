package io.cflow.engine;

import static io.cflow.domain.Capability.CREATE_TECHNICAL_SOLUTIONS;
import static io.cflow.domain.Capability.EXECUTE_TESTS;
import static io.cflow.domain.Capability.IMPLEMENT_FEATURES;
import static io.cflow.domain.Capability.PERFORM_CODE_REVIEW;
import static io.cflow.domain.Capability.PERFORM_QUALITY_ASSURANCE;
import static io.cflow.engine.Run.FAILED;
import static io.cflow.engine.Run.REJECTED;
import static io.cflow.engine.Run.SUSPENDED;
import static io.cflow.engine.Run.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Track.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdvanceRejectionTest {

  @Test
  void a_rejection_sends_the_story_back_with_its_reason_and_does_its_work_again() {
    var run = atTests();

    var steps = run.end(EXECUTE_TESTS, "1.1", REJECTED);

    assertThat(only(Step.Move.class, steps)).last().isEqualTo(new Step.Move(
        "1.1", Stage.TESTING, Stage.DEVELOPMENT, null, Standing.OPEN, new Step.Rework(1, ""),
        "qa.execute_tests: tests are red"));
    assertThat(only(Step.Mark.class, steps)).extracting(Step.Mark::state).hasSize(4).containsOnly(TaskState.BLOCKED);
    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");
    assertThat(run.task(PERFORM_QUALITY_ASSURANCE, "1.1")).isEqualTo(TaskState.BLOCKED);
  }

  @Test
  void a_stage_without_a_way_back_is_done_again_itself() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.succeed(CREATE_TECHNICAL_SOLUTIONS, "1.1");
    run.succeed(IMPLEMENT_FEATURES, "1.1");

    run.end(PERFORM_CODE_REVIEW, "1.1", REJECTED);

    assertThat(run.stage("1.1")).isEqualTo(Stage.DEVELOPMENT);
    assertThat(run.tables().track("1.1").rework().iteration()).isEqualTo(1);
    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");
  }

  @Test
  void a_story_that_was_sent_back_three_times_waits_for_a_person() {
    var run = atTests();
    run.end(EXECUTE_TESTS, "1.1", REJECTED);
    run.work("1.1", EXECUTE_TESTS);
    run.end(EXECUTE_TESTS, "1.1", REJECTED);
    run.work("1.1", EXECUTE_TESTS);

    var steps = run.end(EXECUTE_TESTS, "1.1", REJECTED);

    assertThat(only(Step.Move.class, steps).getLast().reason())
        .isEqualTo("3 iterations used; qa.execute_tests: tests are red");
    assertThat(run.standing("1.1")).isEqualTo(Standing.HELD);
    assertThat(run.ready()).isEmpty();
    assertThat(steps).last().isEqualTo(new Step.Settle(ExecutionStatus.RUNNING, true));
  }

  @Test
  void a_rejection_waits_for_a_sibling_that_still_works_and_keeps_both_reasons() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.REVIEW));
    var tests = run.start(run.number(EXECUTE_TESTS, "1.1"));
    run.end(PERFORM_CODE_REVIEW, "1.1", REJECTED);
    assertThat(run.stage("1.1")).isEqualTo(Stage.TESTING);
    assertThat(run.tables().track("1.1").rework().rejection()).isEqualTo("dev.perform_code_review: tests are red");

    var steps = run.end(tests, REJECTED);

    assertThat(only(Step.Move.class, steps).getLast().reason()).isEqualTo(
        "needs: implementer; dev.perform_code_review: tests are red; qa.execute_tests: tests are red");
    assertThat(run.stage("1.1")).isEqualTo(Stage.DEVELOPMENT);
  }

  @Test
  void a_rejected_story_does_not_wait_for_a_verifier_that_is_stuck() {
    var rejectedFirst = Run.planned(PlanBuilder.of("1.1", StoryStatus.REVIEW));
    rejectedFirst.end(PERFORM_CODE_REVIEW, "1.1", REJECTED);
    rejectedFirst.end(EXECUTE_TESTS, "1.1", SUSPENDED);

    var stuckFirst = Run.planned(PlanBuilder.of("1.1", StoryStatus.REVIEW));
    stuckFirst.end(EXECUTE_TESTS, "1.1", SUSPENDED);
    stuckFirst.end(PERFORM_CODE_REVIEW, "1.1", REJECTED);

    for (var run : List.of(rejectedFirst, stuckFirst)) {
      assertThat(run.stage("1.1")).isEqualTo(Stage.DEVELOPMENT);
      assertThat(run.task(EXECUTE_TESTS, "1.1")).isEqualTo(TaskState.BLOCKED);
    }
  }

  @Test
  void a_rejected_story_does_not_wait_for_a_verifier_that_died() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.REVIEW));
    run.end(PERFORM_CODE_REVIEW, "1.1", REJECTED);

    run.fail(EXECUTE_TESTS, "1.1", FAILED, 3);

    assertThat(run.stage("1.1")).isEqualTo(Stage.DEVELOPMENT);
    assertThat(run.state().status()).isEqualTo(ExecutionStatus.RUNNING);
  }

  private static Run atTests() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.work("1.1", EXECUTE_TESTS);
    assertThat(run.stage("1.1")).isEqualTo(Stage.TESTING);
    return run;
  }
}
