package io.cflow.engine;

import static io.cflow.domain.Capability.ANALYZE_REQUIREMENTS;
import static io.cflow.domain.Capability.CREATE_PRODUCT_STRATEGY;
import static io.cflow.domain.Capability.CREATE_TECHNICAL_SOLUTIONS;
import static io.cflow.domain.Capability.IMPLEMENT_FEATURES;
import static io.cflow.domain.Capability.PERFORM_CODE_REVIEW;
import static io.cflow.domain.Capability.PERFORM_STAKEHOLDER_ANALYSIS;
import static io.cflow.engine.Run.SUCCEEDED;
import static io.cflow.engine.Run.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Track.Standing;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdvanceStageTest {

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
  void a_story_starts_when_the_last_story_it_waits_for_is_finished() {
    var run = Run.of(PlanBuilder.plan()
        .story("1.1", StoryStatus.REVIEW).story("1.2", StoryStatus.REVIEW).story("1.3", StoryStatus.READY)
        .waits("1.3", "1.1", 1).waits("1.3", "1.2", 2).build(), new GatePolicy(false, Set.of()));
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
}
