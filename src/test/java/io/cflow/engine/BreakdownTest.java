package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Plan;
import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Track.Standing;
import io.cflow.engine.Workflow.Transition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BreakdownTest {

  @Test
  void the_plan_itself_walks_the_planning_stages() {
    assertThat(tasksOf(Track.PLAN, work(PlanBuilder.plan().build()))).containsExactly(
        "prd_creation: analyst.analyze_requirements", "prd_creation: analyst.perform_stakeholder_analysis",
        "prd_creation: pm.create_product_strategy", "architecture_creation: architect.design_architecture",
        "architecture_creation: architect.create_technical_specs",
        "architecture_creation: architect.define_integration_patterns", "epic_creation: pm.prioritize_features",
        "epic_creation: pm.create_roadmap", "story_creation: analyst.create_user_stories");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = {"DONE", "CANCELLED", "DEFERRED", "REVIEW"})
  void a_story_that_is_not_built_is_built_tested_and_validated(StoryStatus status) {
    var work = work(PlanBuilder.of("1.1", status));

    assertThat(tasksOf("1.1", work)).containsExactly(
        "development: dev.create_technical_solutions", "development: dev.implement_features",
        "development: dev.perform_code_review", "testing: qa.execute_tests",
        "validation: qa.perform_quality_assurance");
    assertThat(tasksOf(Track.PLAN, work)).contains("story_creation: qa.create_test_plans 1.1");
  }

  @Test
  void a_story_in_review_is_reviewed_tested_and_validated_but_not_built() {
    var work = work(PlanBuilder.of("1.1", StoryStatus.REVIEW));

    assertThat(tasksOf("1.1", work)).containsExactly(
        "testing: dev.perform_code_review", "testing: qa.execute_tests", "validation: qa.perform_quality_assurance");
    assertThat(track("1.1", work)).isEqualTo(
        new Track("1.1", Stage.TESTING, Standing.OPEN, List.of(), "stated REVIEW"));
    assertThat(tasksOf(Track.PLAN, work)).contains("story_creation: qa.create_test_plans 1.1");
  }

  @ParameterizedTest
  @EnumSource(names = {"DONE", "CANCELLED", "DEFERRED"})
  void a_story_that_is_over_gets_no_task(StoryStatus status) {
    var work = work(PlanBuilder.of("1.1", status));

    assertThat(work.tasks()).noneMatch(task -> task.story().equals("1.1"));
    assertThat(track("1.1", work).standing().isOver()).isTrue();
  }

  @Test
  void a_done_story_stands_at_the_end_of_the_workflow() {
    assertThat(track("1.1", work(PlanBuilder.of("1.1", StoryStatus.DONE))))
        .isEqualTo(new Track("1.1", Stage.DEPLOYMENT, Standing.FINISHED, List.of(), "stated DONE"));
  }

  @Test
  void a_retired_story_is_cancelled_and_says_where_it_is_retired() {
    assertThat(track("1.1", work(PlanBuilder.plan().retired("1.1").build()))).isEqualTo(new Track(
        "1.1", Stage.STORY_CREATION, Standing.CANCELLED, List.of(), "retired (stories/1.1.md:1)"));
    assertThat(track("1.1", work(PlanBuilder.of("1.1", StoryStatus.DEFERRED))).note()).isEqualTo("stated DEFERRED");
  }

  @ParameterizedTest
  @EnumSource(names = {"BACKLOG", "DRAFT", "UNKNOWN"})
  void a_story_nobody_has_approved_waits_for_approval(StoryStatus status) {
    assertThat(track("1.1", work(PlanBuilder.of("1.1", status)))).isEqualTo(new Track(
        "1.1", Stage.STORY_CREATION, Standing.UNAPPROVED, List.of(), "not approved yet, stated " + status));
  }

  @Test
  void a_story_without_any_status_waits_for_approval() {
    assertThat(track("1.1", work(PlanBuilder.plan().unstated("1.1").build())).note())
        .isEqualTo("not approved yet, no status stated");
  }

  @ParameterizedTest
  @EnumSource(names = {"APPROVED", "READY"})
  void an_approved_story_starts_by_itself(StoryStatus status) {
    assertThat(track("1.1", work(PlanBuilder.of("1.1", status))))
        .isEqualTo(new Track("1.1", Stage.STORY_CREATION, Standing.OPEN, List.of(), "stated " + status));
  }

  @Test
  void a_story_in_progress_goes_on_in_development_with_its_earlier_attempt_noted() {
    assertThat(track("1.1", work(PlanBuilder.of("1.1", StoryStatus.IN_PROGRESS)))).isEqualTo(new Track(
        "1.1", Stage.DEVELOPMENT, Standing.OPEN, List.of(), "an earlier attempt is noted in stories/1.1.md:1"));
  }

  @Test
  void a_blocked_story_is_held_by_its_document() {
    assertThat(track("1.1", work(PlanBuilder.of("1.1", StoryStatus.BLOCKED)))).isEqualTo(new Track(
        "1.1", Stage.STORY_CREATION, Standing.HELD, List.of(), "blocked by its document (stories/1.1.md:1)"));
  }

  @Test
  void development_goes_step_by_step() {
    var work = work(PlanBuilder.of("1.1", StoryStatus.READY));
    var development = work.tasks().stream().filter(task -> task.stage().equals(Stage.DEVELOPMENT)).toList();

    int first = development.getFirst().number();
    assertThat(development).extracting(PlannedTask::needs)
        .containsExactly(List.of(), List.of(first), List.of(first + 1));
    assertThat(work.tasks()).extracting(PlannedTask::number).isSorted().doesNotHaveDuplicates().startsWith(0);
  }

  @Test
  void a_story_waits_for_the_stories_it_depends_on_once_each() {
    var plan = PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.READY)
        .waits("1.2", "1.1", 3).follows("1.2", "1.1").build();

    assertThat(track("1.2", work(plan)).waitsFor()).containsExactly("1.1");
    assertThat(track("1.1", work(plan)).waitsFor()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_PROGRESS", "REVIEW", "DONE", "DEFERRED", "CANCELLED"})
  void work_that_has_begun_is_not_called_back_by_something_before_it(StoryStatus status) {
    var plan = PlanBuilder.plan().story("1.1", StoryStatus.READY).story("1.2", status).waits("1.2", "1.1", 3).build();

    assertThat(track("1.2", work(plan)).waitsFor()).isEmpty();
  }

  @Test
  void stories_start_where_the_planning_of_another_workflow_ends() {
    var sketch = new Stage("sketch");
    var workflow = new Workflow("short", List.of(sketch), Stage.DEPLOYMENT, List.of(
        new Transition(sketch, StageEvent.COMPLETED, Stage.DEVELOPMENT),
        new Transition(Stage.DEVELOPMENT, StageEvent.COMPLETED, Stage.DEPLOYMENT)));
    var plan = PlanBuilder.of("1.1", StoryStatus.DRAFT);
    var work = Breakdown.of(plan, StoryOrder.of(plan, false), workflow);
    var run = new Run(work, new ExecutionState.Rules(workflow, GatePolicy.DEFAULT));

    run.tell(new Event.Opened());
    assertThat(run.standing("1.1")).isEqualTo(Standing.ASKED);
    run.answer("1.1", true);

    assertThat(run.ready()).containsExactly("dev.create_technical_solutions 1.1");
    run.work("1.1");
    assertThat(run.state().status()).isEqualTo(ExecutionStatus.COMPLETED);
  }

  @Test
  void a_story_is_done_where_the_table_leads_no_further() {
    var sketch = new Stage("sketch");
    var workflow = new Workflow("open", List.of(sketch), Stage.DEPLOYMENT, List.of(
        new Transition(sketch, StageEvent.COMPLETED, Stage.DEVELOPMENT)));
    var plan = PlanBuilder.of("1.1", StoryStatus.READY);
    var run = new Run(
        Breakdown.of(plan, StoryOrder.of(plan, false), workflow),
        new ExecutionState.Rules(workflow, GatePolicy.DEFAULT));

    run.tell(new Event.Opened());
    run.work("1.1");

    assertThat(run.stage("1.1")).isEqualTo(Stage.DEVELOPMENT);
    assertThat(run.standing("1.1")).isEqualTo(Standing.FINISHED);
    assertThat(run.state().status()).isEqualTo(ExecutionStatus.COMPLETED);
  }

  private static WorkPlan work(Plan plan) {
    return Breakdown.of(plan, StoryOrder.of(plan, false), SeedWorkflow.WORKFLOW);
  }

  private static Track track(String name, WorkPlan work) {
    return work.tracks().stream().filter(track -> track.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> tasksOf(String track, WorkPlan work) {
    return work.tasks().stream()
        .filter(task -> task.track().equals(track))
        .map(task -> task.stage() + ": " + task.capability()
            + (task.story().equals(track) ? "" : " " + task.story()))
        .toList();
  }
}
