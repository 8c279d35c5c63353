package io.cflow.engine;

import static io.cflow.domain.Capability.ANALYZE_REQUIREMENTS;
import static io.cflow.domain.Capability.CREATE_TECHNICAL_SOLUTIONS;
import static io.cflow.domain.Capability.EXECUTE_TESTS;
import static io.cflow.domain.Capability.IMPLEMENT_FEATURES;
import static io.cflow.domain.Capability.PERFORM_CODE_REVIEW;
import static io.cflow.domain.Capability.PERFORM_QUALITY_ASSURANCE;
import static io.cflow.engine.Run.FAILED;
import static io.cflow.engine.Run.REJECTED;
import static io.cflow.engine.Run.SUCCEEDED;
import static io.cflow.engine.Run.SUSPENDED;
import static io.cflow.engine.Run.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Track.Standing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdvanceSignalTest {

  private static final Step.Settle QUIET = new Step.Settle(ExecutionStatus.RUNNING, true);

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

  @Test
  void a_dead_task_fails_the_execution_only_when_nothing_else_can_go_on() {
    var run = Run.planned(PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.READY).build());
    run.fail(CREATE_TECHNICAL_SOLUTIONS, "1.1", FAILED, 3);
    assertThat(run.state().status()).isEqualTo(ExecutionStatus.RUNNING);

    run.work("1.2");

    assertThat(run.state().status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(run.tables().quiet()).isTrue();
  }

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
  void a_retry_during_a_pause_starts_nothing_before_its_end() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.end(CREATE_TECHNICAL_SOLUTIONS, "1.1", SUSPENDED);
    run.signal(new Signal.Pause());
    run.signal(new Signal.Retry("", true));
    assertThat(run.ready()).isEmpty();

    run.signal(new Signal.Resume());
    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");
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

  @Test
  void a_person_may_leave_a_stage_out_and_what_ran_in_it_is_fenced() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    var running = run.start(run.number(CREATE_TECHNICAL_SOLUTIONS, "1.1"));

    run.signal(new Signal.Transition("1.1", Stage.VALIDATION));

    assertThat(run.stage("1.1")).isEqualTo(Stage.VALIDATION);
    assertThat(run.task(IMPLEMENT_FEATURES, "1.1")).isEqualTo(TaskState.CANCELLED);
    assertThat(run.ready()).containsExactly("qa.perform_quality_assurance 1.1");
    assertThat(run.end(running, SUCCEEDED)).containsExactly(new Step.Fenced(running.number(), running.lease()));
  }

  @Test
  void a_finished_story_leaves_nothing_open_behind() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.signal(new Signal.Transition("1.1", Stage.VALIDATION));
    run.work("1.1");

    run.answer("1.1", true);

    assertThat(run.task(EXECUTE_TESTS, "1.1")).isEqualTo(TaskState.CANCELLED);
    assertThat(run.tables().moves().getLast().reason()).isEqualTo("the story is done");
    assertThat(run.state().status()).isEqualTo(ExecutionStatus.COMPLETED);
  }

  @Test
  void a_person_may_send_a_story_back_instead_of_accepting_it() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.work("1.1");
    var decision = run.decision("1.1");

    run.signal(new Signal.Transition("1.1", Stage.DEVELOPMENT));

    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");
    assertThat(run.task(PERFORM_QUALITY_ASSURANCE, "1.1")).isEqualTo(TaskState.BLOCKED);
    assertThat(run.tell(new Event.Decided(decision, "1.1", true, "ann", ""))).isEmpty();
  }

  @Test
  void a_person_may_have_the_stage_done_again_that_they_are_asked_about() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.work("1.1");

    run.signal(new Signal.Transition("1.1", Stage.VALIDATION));

    assertThat(run.stage("1.1")).isEqualTo(Stage.VALIDATION);
    assertThat(run.ready()).containsExactly("qa.perform_quality_assurance 1.1");
  }

  @Test
  void a_person_who_sends_a_story_back_is_not_told_that_it_went_round_too_often() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    for (int i = 0; i < 4; i++) {
      run.work("1.1");
      run.signal(new Signal.Transition("1.1", Stage.DEVELOPMENT));
    }

    assertThat(run.standing("1.1")).isEqualTo(Standing.OPEN);
    assertThat(run.tables().moves().getLast().reason()).isEqualTo("moved back by ann");
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

  @Test
  void a_rejection_does_not_follow_a_story_that_a_person_moved_on() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.REVIEW));
    run.end(PERFORM_CODE_REVIEW, "1.1", REJECTED);
    run.signal(new Signal.Transition("1.1", Stage.VALIDATION));

    run.succeed(PERFORM_QUALITY_ASSURANCE, "1.1");

    assertThat(run.standing("1.1")).isEqualTo(Standing.ASKED);
  }

  @Test
  void an_unlisted_transition_is_refused_by_name_and_changes_nothing() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));

    assertThat(run.signal(new Signal.Transition("1.1", Stage.DEPLOYMENT))).containsExactly(new Step.Refuse(
        "1.1", Stage.DEVELOPMENT, Stage.DEPLOYMENT, "ann", List.of(Stage.TESTING, Stage.VALIDATION),
        "not in the workflow's table"));
    assertThat(run.stage("1.1")).isEqualTo(Stage.DEVELOPMENT);
    assertThat(run.ready()).hasSize(1);
  }

  @Test
  void a_session_cannot_be_opened_by_a_signal() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));

    assertThat(run.signal(new Signal.Transition("1.1", Stage.HIL_SESSION)))
        .hasOnlyElementsOfType(Step.Refuse.class);
  }

  @Test
  void moving_a_story_that_does_not_exist_is_refused() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.READY));
    run.tell(new Event.Opened());

    assertThat(run.signal(new Signal.Transition("9.9", Stage.TESTING))).containsExactly(new Step.Refuse(
        "9.9", Stage.PRD_CREATION, Stage.TESTING, "ann", List.of(), "there is no such story"));
  }

  @Test
  void a_story_moved_ahead_of_what_it_waits_for_still_waits() {
    var run = Run.planned(PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.READY).waits("1.2", "1.1", 1).build());

    run.signal(new Signal.Transition("1.2", Stage.DEVELOPMENT));
    assertThat(run.stage("1.2")).isEqualTo(Stage.DEVELOPMENT);
    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");

    run.work("1.1");
    run.answer("1.1", true);
    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.2");
  }

  @Test
  void planning_that_a_person_cuts_short_frees_the_stories() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.READY));
    run.tell(new Event.Opened());
    for (var stage : List.of(
        Stage.ARCHITECTURE_CREATION, Stage.EPIC_CREATION, Stage.STORY_CREATION, Stage.DEVELOPMENT)) {
      run.signal(new Signal.Transition(Track.PLAN, stage));
    }

    assertThat(run.standing(Track.PLAN)).isEqualTo(Standing.FINISHED);
    assertThat(run.stage(Track.PLAN)).isEqualTo(Stage.STORY_CREATION);
    assertThat(run.task(ANALYZE_REQUIREMENTS, "")).isEqualTo(TaskState.CANCELLED);
    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");
  }

  @Test
  void an_answer_lets_a_failed_execution_go_on_with_another_story() {
    var run = failedBesideADraft();

    assertThat(run.answer("1.2", true))
        .startsWith(new Step.Change(ExecutionStatus.RUNNING, "accepted by ann"))
        .doesNotHaveAnyElementsOfTypes(Step.Settle.class);
    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.2");

    run.work("1.2");
    assertThat(run.state().status()).isEqualTo(ExecutionStatus.FAILED);
  }

  @Test
  void a_refusal_leaves_a_failed_execution_failed() {
    var run = failedBesideADraft();

    assertThat(only(Step.Change.class, run.answer("1.2", false))).isEmpty();
  }

  @Test
  void moving_the_story_whose_task_died_takes_the_failure_away() {
    var run = failedBesideADraft();

    run.signal(new Signal.Transition("1.1", Stage.TESTING));

    assertThat(run.state().status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(run.ready()).containsExactly("qa.execute_tests 1.1");
  }

  @Test
  void a_failed_execution_stays_failed_under_a_new_owner_until_it_is_retried() {
    var run = failedBesideADraft();

    assertThat(run.takeOver()).containsExactly(new Step.Settle(ExecutionStatus.FAILED, true));
    run.signal(new Signal.Retry("", true));

    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");
  }

  @Test
  void a_plan_that_is_done_already_ends_after_its_planning() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.DONE));
    run.tell(new Event.Opened());

    run.work(Track.PLAN);

    assertThat(run.tables().moves().getLast().reason()).isEqualTo("planning is done");
    assertThat(run.state().status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(run.tell(new Event.Opened())).isEmpty();
  }

  @Test
  void being_quiet_is_said_once_when_nothing_new_is_written() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.DRAFT));

    assertThat(run.tell(new Event.Opened())).isEmpty();
    assertThat(run.tell(new Event.RetryDue(0))).isEmpty();
    assertThat(run.answer("1.1", false)).contains(QUIET);
  }

  @Test
  void a_chain_of_ten_thousand_stories_without_work_needs_no_deep_stack() {
    var tracks = IntStream.rangeClosed(0, 10_000)
        .mapToObj(i -> new Track(
            i == 0 ? Track.PLAN : "1." + i, Stage.STORY_CREATION, Standing.OPEN,
            i < 2 ? List.of() : List.of("1." + (i - 1)), ""))
        .toList();
    var rules = new ExecutionState.Rules(SeedWorkflow.WORKFLOW, new GatePolicy(false, java.util.Set.of()));
    var state = new ExecutionState(Run.ID, "tenant", new WorkPlan(List.of(), tracks), rules, () -> Run.ID);

    assertThat(Advance.next(state, new Event.Opened())).last()
        .isEqualTo(new Step.Settle(ExecutionStatus.COMPLETED, false));
  }

  private static Run failedBesideADraft() {
    var run = Run.planned(PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.DRAFT).build());
    run.fail(CREATE_TECHNICAL_SOLUTIONS, "1.1", FAILED, 3);
    assertThat(run.state().status()).isEqualTo(ExecutionStatus.FAILED);
    return run;
  }
}
