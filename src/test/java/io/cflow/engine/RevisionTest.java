package io.cflow.engine;

import static io.cflow.domain.Capability.ANALYZE_REQUIREMENTS;
import static io.cflow.domain.Capability.CREATE_TECHNICAL_SOLUTIONS;
import static io.cflow.domain.Capability.CREATE_TEST_PLANS;
import static io.cflow.domain.Capability.EXECUTE_TESTS;
import static io.cflow.domain.Capability.IMPLEMENT_FEATURES;
import static io.cflow.domain.Capability.PERFORM_CODE_REVIEW;
import static io.cflow.domain.StoryStatus.DRAFT;
import static io.cflow.domain.StoryStatus.READY;
import static io.cflow.engine.PlanVersion.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Capability;
import io.cflow.domain.Plan;
import io.cflow.domain.Stage;
import io.cflow.engine.Track.Standing;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A running execution goes on with another version of its plan. */
class RevisionTest {

  private static final PlanVersion TWO_STORIES =
      plan().requirement("FR1", "search").requirement("FR2", "lend").story("1.1", READY, "FR1").story("1.2", READY, "FR2");

  @Test
  void the_same_plan_again_repeats_nothing_and_moves_nobody() {
    var run = inDevelopment(TWO_STORIES.build());

    var steps = revise(run, TWO_STORIES, TWO_STORIES, 2);

    assertThat(Run.only(Step.Add.class, steps)).isEmpty();
    assertThat(Run.only(Step.Supersede.class, steps)).isEmpty();
    assertThat(Run.only(Step.Move.class, steps)).isEmpty();
  }

  @Test
  void only_what_is_made_from_the_changed_requirement_runs_again_and_says_why() {
    var run = inDevelopment(TWO_STORIES.build());

    var steps = revise(run, TWO_STORIES, TWO_STORIES.requirement("FR1", "search in two languages"), 2);

    assertThat(again(run, steps, "1.1")).containsExactlyInAnyOrder(CREATE_TEST_PLANS, CREATE_TECHNICAL_SOLUTIONS);
    assertThat(again(run, steps, "1.2")).isEmpty();
    assertThat(again(run, steps, "")).contains(ANALYZE_REQUIREMENTS);
    assertThat(Run.only(Step.Add.class, steps)).allSatisfy(
        add -> assertThat(add.reason()).isEqualTo("ran again because FR1 changed (prd.md:1)"));
  }

  @Test
  void a_story_the_change_does_not_touch_goes_on_while_planning_is_done_again() {
    var run = inDevelopment(TWO_STORIES.build());
    var untouched = run.start(run.number(IMPLEMENT_FEATURES, "1.2"));

    revise(run, TWO_STORIES, TWO_STORIES.requirement("FR1", "search in two languages"), 2);
    run.end(untouched, Run.SUCCEEDED);

    assertThat(run.ready()).contains("dev.perform_code_review 1.2").doesNotContain("dev.create_technical_solutions 1.1");
    assertThat(run.state().currentStage()).isEqualTo(Stage.PRD_CREATION);
  }

  @Test
  void what_was_touched_waits_for_the_planning_and_is_then_done_again() {
    var run = inDevelopment(TWO_STORIES.build());
    revise(run, TWO_STORIES, TWO_STORIES.requirement("FR1", "search in two languages"), 2);

    run.workLive("plan@2");

    assertThat(run.ready()).contains("dev.create_technical_solutions 1.1");
  }

  @Test
  void an_outcome_of_a_superseded_task_is_fenced() {
    var run = inDevelopment(TWO_STORIES.build());
    var late = run.start(run.number(IMPLEMENT_FEATURES, "1.1"));

    revise(run, TWO_STORIES, TWO_STORIES.requirement("FR1", "search in two languages"), 2);

    assertThat(run.end(late, Run.SUCCEEDED)).hasSize(1).allMatch(Step.Fenced.class::isInstance);
  }

  @Test
  void a_story_in_testing_goes_back_to_its_earliest_changed_task_by_listed_transitions() {
    var run = inDevelopment(TWO_STORIES.build());
    run.work("1.1", EXECUTE_TESTS);
    assertThat(run.stage("1.1")).isEqualTo(Stage.TESTING);

    revise(run, TWO_STORIES, TWO_STORIES.requirement("FR1", "search in two languages"), 2);

    assertThat(run.stage("1.1")).isEqualTo(Stage.DEVELOPMENT);
    run.workLive("plan@2");
    run.workLive("1.1");
    assertThat(run.stage("1.1")).isEqualTo(Stage.HIL_SESSION);
  }

  @Test
  void a_finished_story_is_never_opened_again() {
    var run = inDevelopment(TWO_STORIES.build());
    run.work("1.1");
    run.answer("1.1", true);
    assertThat(run.standing("1.1")).isEqualTo(Standing.FINISHED);

    var steps = revise(run, TWO_STORIES, TWO_STORIES.requirement("FR1", "search in two languages"), 2);

    assertThat(run.standing("1.1")).isEqualTo(Standing.FINISHED);
    assertThat(again(run, steps, "1.1")).doesNotContain(CREATE_TECHNICAL_SOLUTIONS, PERFORM_CODE_REVIEW);
  }

  @Test
  void taking_the_change_back_brings_the_earlier_results_back() {
    var changed = TWO_STORIES.requirement("FR1", "search in two languages");
    var run = inDevelopment(TWO_STORIES.build());
    revise(run, TWO_STORIES, changed, 2);

    var steps = revise(run, changed, TWO_STORIES, 3);

    assertThat(Run.only(Step.Restore.class, steps)).extracting(back -> run.state().planned(back.number()).capability())
        .contains(CREATE_TECHNICAL_SOLUTIONS, CREATE_TEST_PLANS, ANALYZE_REQUIREMENTS);
    assertThat(Run.only(Step.Add.class, steps)).isEmpty();
    assertThat(run.ready()).contains("dev.implement_features 1.1");
  }

  @Test
  void a_story_that_has_gone_is_cancelled_and_what_it_made_comes_back_with_it() {
    var without = plan().requirement("FR1", "search").requirement("FR2", "lend").story("1.1", READY, "FR1");
    var run = inDevelopment(TWO_STORIES.build());
    revise(run, TWO_STORIES, without, 2);
    assertThat(run.standing("1.2")).isEqualTo(Standing.CANCELLED);
    assertThat(run.ready()).noneMatch(task -> task.endsWith(" 1.2"));

    var steps = revise(run, without, TWO_STORIES, 3);

    assertThat(run.standing("1.2")).isEqualTo(Standing.OPEN);
    assertThat(again(run, steps, "1.2")).doesNotContain(CREATE_TECHNICAL_SOLUTIONS, CREATE_TEST_PLANS);
  }

  @Test
  void a_new_story_is_planned_and_waits_for_that() {
    var run = inDevelopment(TWO_STORIES.build());

    var steps = revise(run, TWO_STORIES, TWO_STORIES.story("1.3", READY, "FR1"), 2);

    assertThat(again(run, steps, "1.3")).contains(CREATE_TEST_PLANS, CREATE_TECHNICAL_SOLUTIONS, IMPLEMENT_FEATURES);
    assertThat(run.ready()).noneMatch(task -> task.startsWith("dev.") && task.endsWith(" 1.3"));
    run.workLive("plan@2");
    assertThat(run.ready()).contains("dev.create_technical_solutions 1.3");
  }

  @Test
  void a_question_about_a_story_nobody_has_begun_stays_open() {
    var draft = plan().story("1.1", DRAFT);
    var run = Run.planned(draft.build());
    var asked = run.decision("1.1");

    revise(run, draft, draft.requirement("FR9", "something else"), 2);

    assertThat(run.decision("1.1")).isEqualTo(asked);
    assertThat(run.standing("1.1")).isEqualTo(Standing.ASKED);
  }

  @Test
  void a_completed_execution_goes_on_when_its_plan_grows() {
    var one = plan().requirement("FR1", "search").story("1.1", READY, "FR1");
    var run = inDevelopment(one.build());
    run.work("1.1");
    run.answer("1.1", true);
    assertThat(run.tables().status()).isEqualTo(ExecutionStatus.COMPLETED);

    revise(run, one, one.story("1.2", READY, "FR1"), 2);

    assertThat(run.tables().status()).isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void a_new_owner_finds_the_revised_execution_as_it_was() {
    var run = inDevelopment(TWO_STORIES.build());
    revise(run, TWO_STORIES, TWO_STORIES.requirement("FR1", "search in two languages"), 2);
    var ready = run.ready();

    run.takeOver();

    assertThat(run.ready()).isEqualTo(ready);
    assertThat(run.state().currentStage()).isEqualTo(Stage.PRD_CREATION);
  }

  @Test
  void a_held_story_ends_what_runs_and_starts_nothing_new_until_it_is_released() {
    var run = inDevelopment(TWO_STORIES.build());
    var running = run.start(run.number(IMPLEMENT_FEATURES, "1.1"));

    run.tell(new Event.Held(Set.of("1.1"), "paused: plan version 2 is not decided"));
    run.end(running, Run.SUCCEEDED);

    assertThat(run.ready()).noneMatch(task -> task.endsWith(" 1.1")).anyMatch(task -> task.endsWith(" 1.2"));
    assertThat(run.task(IMPLEMENT_FEATURES, "1.1")).isEqualTo(TaskState.COMPLETED);

    run.tell(new Event.Held(Set.of(), ""));
    assertThat(run.ready()).contains("dev.perform_code_review 1.1");
  }

  @Test
  void a_hold_outlives_its_owner() {
    var run = inDevelopment(TWO_STORIES.build());
    run.tell(new Event.Held(Set.of("1.1"), "paused"));

    run.takeOver();

    assertThat(run.ready()).noneMatch(task -> task.endsWith(" 1.1")).anyMatch(task -> task.endsWith(" 1.2"));
  }

  /** Both stories are past their technical solutions. */
  private static Run inDevelopment(Plan plan) {
    var run = Run.planned(plan);
    plan.stories().forEach(story -> run.work(story.id(), IMPLEMENT_FEATURES));
    return run;
  }

  private static List<Step> revise(Run run, PlanVersion was, PlanVersion is, int version) {
    var plan = is.build();
    var work = Breakdown.of(plan, StoryOrder.of(plan, false), SeedWorkflow.WORKFLOW);
    return run.tell(new Event.Revised(
        PlanChange.of(new UUID(0, version), version, was.build(), plan, work, "ann")));
  }

  private static List<Capability> again(Run run, List<Step> steps, String story) {
    return Run.only(Step.Add.class, steps).stream().map(Step.Add::task)
        .filter(task -> task.story().equals(story)).map(PlannedTask::capability).toList();
  }
}
