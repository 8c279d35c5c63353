package io.cflow.engine;

import static io.cflow.domain.Capability.PERFORM_QUALITY_ASSURANCE;
import static io.cflow.engine.Run.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.GatePolicy.Kind;
import io.cflow.engine.Track.Standing;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdvanceDecisionTest {

  @Test
  void a_draft_is_asked_about_before_development() {
    var run = Run.of(PlanBuilder.of("1.1", StoryStatus.DRAFT));
    run.tell(new Event.Opened());

    run.work(Track.PLAN);

    assertThat(run.tables().moves()).last().isEqualTo(new Step.Move(
        "1.1", Stage.STORY_CREATION, Stage.HIL_SESSION, Stage.STORY_CREATION, Standing.ASKED, new Step.Rework(0, ""),
        "Story 1.1 is not approved. May development start?"));
    assertThat(run.ready()).isEmpty();
    assertThat(run.tables().quiet()).isTrue();
    assertThat(run.state().currentStage()).isEqualTo(Stage.STORY_CREATION);
  }

  @Test
  void acceptance_goes_on_to_where_the_stage_was_heading() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.DRAFT));

    var steps = run.answer("1.1", true);

    assertThat(steps).first().isEqualTo(new Step.Move(
        "1.1", Stage.HIL_SESSION, Stage.DEVELOPMENT, null, Standing.OPEN, new Step.Rework(0, ""), "accepted by ann"));
    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");
  }

  @Test
  void a_refusal_goes_back_to_where_the_session_came_from_with_the_words_of_the_person() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.DRAFT));

    var steps = run.answer("1.1", false);

    assertThat(steps).containsExactly(
        new Step.Move(
            "1.1", Stage.HIL_SESSION, Stage.STORY_CREATION, null, Standing.PARKED, new Step.Rework(0, ""),
            "not accepted by ann: too thin"),
        new Step.Settle(ExecutionStatus.RUNNING, true));
    assertThat(run.takeOver()).containsExactly(new Step.Settle(ExecutionStatus.RUNNING, true));
  }

  @Test
  void a_story_that_was_refused_is_asked_about_again_when_it_is_retried() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.DRAFT));
    run.answer("1.1", false);

    var steps = run.signal(new Signal.Retry("1.1", false));

    assertThat(only(Step.Ask.class, steps)).extracting(Step.Ask::kind).containsExactly(Kind.STORY_APPROVAL);
    assertThat(run.ready()).isEmpty();
  }

  @Test
  void a_validated_story_is_done_only_when_a_person_says_so() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.READY));
    run.work("1.1", PERFORM_QUALITY_ASSURANCE);

    var steps = run.succeed(PERFORM_QUALITY_ASSURANCE, "1.1");

    var ask = only(Step.Ask.class, steps).getFirst();
    assertThat(ask).isEqualTo(new Step.Ask(
        run.decision("1.1"), "1.1", Kind.STORY_ACCEPTANCE, Stage.VALIDATION, Stage.DEPLOYMENT,
        "Story 1.1 passed validation. Is it done?"));
    assertThat(run.state().status()).isEqualTo(ExecutionStatus.RUNNING);

    assertThat(run.answer("1.1", true)).endsWith(
        new Step.Change(ExecutionStatus.COMPLETED, "every story is finished"),
        new Step.Settle(ExecutionStatus.COMPLETED, false));
    assertThat(run.stage("1.1")).isEqualTo(Stage.DEPLOYMENT);
    assertThat(run.state().currentStage()).isEqualTo(Stage.DEPLOYMENT);
  }

  @Test
  void a_story_that_is_not_accepted_is_asked_about_again_after_a_retry() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.REVIEW));
    run.work("1.1");
    run.answer("1.1", false);
    assertThat(run.stage("1.1")).isEqualTo(Stage.VALIDATION);
    assertThat(run.standing("1.1")).isEqualTo(Standing.PARKED);

    run.signal(new Signal.Retry("", true));

    assertThat(run.standing("1.1")).isEqualTo(Standing.ASKED);
  }

  @Test
  void a_gate_of_the_plan_stops_the_planning_until_it_is_answered() {
    var run = Run.of(
        PlanBuilder.of("1.1", StoryStatus.READY),
        new GatePolicy(true, Set.of(Stage.PRD_CREATION, Stage.STORY_CREATION)));
    run.tell(new Event.Opened());
    run.work(Track.PLAN);
    assertThat(run.stage(Track.PLAN)).isEqualTo(Stage.HIL_SESSION);
    assertThat(run.state().currentStage()).isEqualTo(Stage.PRD_CREATION);

    run.answer(Track.PLAN, true);
    assertThat(run.stage(Track.PLAN)).isEqualTo(Stage.ARCHITECTURE_CREATION);

    run.work(Track.PLAN);
    assertThat(run.tables().moves().getLast().reason()).isEqualTo("story_creation is done. May development start?");
    run.answer(Track.PLAN, true);
    assertThat(run.standing(Track.PLAN)).isEqualTo(Standing.FINISHED);
    assertThat(run.stage(Track.PLAN)).isEqualTo(Stage.STORY_CREATION);
  }

  @Test
  void an_answer_to_another_decision_moves_nothing() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.DRAFT));

    assertThat(run.tell(new Event.Decided(new UUID(7, 7), "1.1", true, "eve", ""))).isEmpty();
    assertThat(run.tell(new Event.Decided(new UUID(7, 7), "9.9", true, "eve", ""))).isEmpty();
    assertThat(run.standing("1.1")).isEqualTo(Standing.ASKED);
  }

  @Test
  void the_second_answer_to_a_decision_moves_nothing() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.DRAFT));
    var decision = run.decision("1.1");
    run.answer("1.1", true);

    assertThat(run.tell(new Event.Decided(decision, "1.1", false, "bob", ""))).isEmpty();
    assertThat(run.stage("1.1")).isEqualTo(Stage.DEVELOPMENT);
  }

  @Test
  void a_question_outlives_its_owner() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.DRAFT));
    var decision = run.decision("1.1");

    assertThat(run.takeOver()).containsExactly(new Step.Settle(ExecutionStatus.RUNNING, true));
    assertThat(run.decision("1.1")).isEqualTo(decision);

    run.answer("1.1", true);
    assertThat(run.stage("1.1")).isEqualTo(Stage.DEVELOPMENT);
  }

  @Test
  void an_answer_that_leads_to_the_next_question_is_quiet_again() {
    var run = Run.of(
        PlanBuilder.plan().story("1.1", StoryStatus.REVIEW).story("1.2", StoryStatus.DRAFT)
            .waits("1.2", "1.1", 3).build());
    run.tell(new Event.Opened());
    run.work(Track.PLAN);
    run.work("1.1");

    var steps = run.answer("1.1", true);

    assertThat(only(Step.Ask.class, steps)).extracting(Step.Ask::track).containsExactly("1.2");
    assertThat(steps).last().isEqualTo(new Step.Settle(ExecutionStatus.RUNNING, true));
  }

  @Test
  void what_a_person_writes_is_kept_beside_what_they_decide() {
    var run = Run.planned(PlanBuilder.of("1.1", StoryStatus.DRAFT));

    run.tell(new Event.Decided(run.decision("1.1"), "1.1", true, "ann", "but keep it small"));

    assertThat(run.tables().moves().getLast().reason()).isEqualTo("accepted by ann: but keep it small");
  }
}
