package io.cflow.engine;

import static io.cflow.domain.Capability.ANALYZE_REQUIREMENTS;
import static io.cflow.domain.Capability.CREATE_TECHNICAL_SOLUTIONS;
import static io.cflow.domain.Capability.EXECUTE_TESTS;
import static io.cflow.domain.Capability.IMPLEMENT_FEATURES;
import static io.cflow.domain.Capability.PERFORM_CODE_REVIEW;
import static io.cflow.domain.Capability.PERFORM_QUALITY_ASSURANCE;
import static io.cflow.engine.Run.REJECTED;
import static io.cflow.engine.Run.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Track.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdvanceTransitionTest {

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
}
