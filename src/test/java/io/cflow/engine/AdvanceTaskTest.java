package io.cflow.engine;

import static io.cflow.domain.Capability.ANALYZE_REQUIREMENTS;
import static io.cflow.domain.Capability.CREATE_PRODUCT_STRATEGY;
import static io.cflow.domain.Capability.CREATE_TECHNICAL_SOLUTIONS;
import static io.cflow.domain.Capability.EXECUTE_TESTS;
import static io.cflow.domain.Capability.IMPLEMENT_FEATURES;
import static io.cflow.domain.Capability.PERFORM_CODE_REVIEW;
import static io.cflow.domain.Capability.PERFORM_QUALITY_ASSURANCE;
import static io.cflow.domain.Capability.PERFORM_STAKEHOLDER_ANALYSIS;
import static io.cflow.engine.Run.DOWN;
import static io.cflow.engine.Run.FAILED;
import static io.cflow.engine.Run.REJECTED;
import static io.cflow.engine.Run.SUCCEEDED;
import static io.cflow.engine.Run.SUSPENDED;
import static io.cflow.engine.Run.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Track.Standing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdvanceTaskTest {

  @Test
  void opening_releases_the_first_stage_and_nothing_else() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.READY));

    var steps = run.tell(new Event.Opened());

    assertThat(steps).containsExactly(new Step.Release(0), new Step.Release(1), new Step.Release(2));
    assertThat(run.state().currentStage()).isEqualTo(Stage.PRD_CREATION);
  }

  @Test
  void a_success_releases_what_waited_for_it() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");

    var steps = run.succeed(CREATE_TECHNICAL_SOLUTIONS, "1.1");

    int solutions = run.number(CREATE_TECHNICAL_SOLUTIONS, "1.1");
    assertThat(steps).containsExactly(
        new Step.Record(solutions, TaskState.COMPLETED, SUCCEEDED), new Step.Release(solutions + 1));
  }

  @Test
  void the_last_task_of_a_stage_enters_the_next() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.succeed(CREATE_TECHNICAL_SOLUTIONS, "1.1");
    run.succeed(IMPLEMENT_FEATURES, "1.1");

    var steps = run.succeed(PERFORM_CODE_REVIEW, "1.1");

    assertThat(only(Step.Move.class, steps)).containsExactly(new Step.Move(
        "1.1", Stage.DEVELOPMENT, Stage.TESTING, null, Standing.OPEN, new Step.Rework(0, ""),
        "all work of development is done"));
    assertThat(run.ready()).containsExactly("qa.execute_tests 1.1");
  }

  @Test
  void a_stage_waits_for_all_of_its_tasks() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.READY));
    run.tell(new Event.Opened());
    run.succeed(ANALYZE_REQUIREMENTS, "");
    run.succeed(PERFORM_STAKEHOLDER_ANALYSIS, "");
    assertThat(run.stage(Track.PLAN)).isEqualTo(Stage.PRD_CREATION);

    run.succeed(CREATE_PRODUCT_STRATEGY, "");

    assertThat(run.stage(Track.PLAN)).isEqualTo(Stage.ARCHITECTURE_CREATION);
  }

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
  void a_story_starts_when_the_last_story_it_waits_for_is_finished() {
    var run = Run.of(PlanBuilder.plan()
        .story("1.1", StoryStatus.REVIEW).story("1.2", StoryStatus.REVIEW).story("1.3", StoryStatus.READY)
        .waits("1.3", "1.1", 1).waits("1.3", "1.2", 2).build(), new GatePolicy(false, java.util.Set.of()));
    run.tell(new Event.Opened());
    run.work(Track.PLAN);
    run.work("1.1");
    assertThat(run.standing("1.1")).isEqualTo(Standing.FINISHED);
    assertThat(run.stage("1.3")).isEqualTo(Stage.STORY_CREATION);

    run.work("1.2");

    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.3");
  }

  @Test
  void a_cancelled_story_counts_as_over_for_those_who_wait() {
    var run = Run.planned(PlanBuilder.plan()
        .story("1.1", StoryStatus.CANCELLED).story("1.2", StoryStatus.READY).waits("1.2", "1.1", 1).build());

    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.2");
  }

  private static Run atTests() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.work("1.1", EXECUTE_TESTS);
    assertThat(run.stage("1.1")).isEqualTo(Stage.TESTING);
    return run;
  }
}
