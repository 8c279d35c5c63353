package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Capability;
import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Track.Standing;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Generous limits: what is linear takes a part of a second, what is quadratic takes minutes. */
class ScaleTest {

  private static final int TASKS = 100_000;

  @Test
  @Timeout(20)
  void a_hundred_thousand_tasks_side_by_side_in_one_track_are_worked_in_linear_time() {
    assertThat(work(IntStream.range(0, TASKS).mapToObj(i -> task(i, List.of())).toList())).isEqualTo(TASKS);
  }

  @Test
  @Timeout(20)
  void a_chain_of_a_hundred_thousand_tasks_is_worked_in_linear_time() {
    var tasks = IntStream.range(0, TASKS).mapToObj(i -> task(i, i == 0 ? List.of() : List.of(i - 1))).toList();

    assertThat(work(tasks)).isEqualTo(TASKS);
  }

  @Test
  @Timeout(20)
  void twenty_thousand_stories_in_a_row_are_broken_down_and_worked_in_linear_time() {
    int stories = 20_000;
    var builder = PlanBuilder.plan();
    for (int i = 1; i <= stories; i++) {
      builder.story("1." + i, StoryStatus.READY);
      if (i > 1) {
        builder.waits("1." + i, "1." + (i - 1), i);
      }
    }
    var plan = builder.build();
    var work = Breakdown.of(plan, StoryOrder.of(plan, false), SeedWorkflow.WORKFLOW);

    assertThat(finish(state(work, new GatePolicy(false, Set.of())))).isEqualTo(6 * stories + 9);
  }

  private static PlannedTask task(int number, List<Integer> needs) {
    return new PlannedTask(number, Track.PLAN, Stage.STORY_CREATION, Capability.CREATE_TEST_PLANS, "", needs);
  }

  private static int work(List<PlannedTask> tasks) {
    var plan = new Track(Track.PLAN, Stage.STORY_CREATION, Standing.OPEN, List.of(), "");
    return finish(state(new WorkPlan(tasks, List.of(plan)), GatePolicy.DEFAULT));
  }

  private static ExecutionState state(WorkPlan work, GatePolicy gates) {
    return new ExecutionState(
        Run.ID, "tenant", work, new ExecutionState.Rules(SeedWorkflow.WORKFLOW, gates), () -> Run.ID);
  }

  /** @return how many tasks ran until the execution was completed */
  private static int finish(ExecutionState state) {
    var ready = new ArrayDeque<Integer>();
    release(Advance.next(state, new Event.Opened()), ready);
    int ran = 0;
    for (var number = ready.poll(); number != null; number = ready.poll()) {
      state.start(number, ++ran);
      assertThat(state.currentStage()).isNotNull();
      release(Advance.next(state, new Event.TaskEnded(number, ran, Run.SUCCEEDED)), ready);
    }
    assertThat(state.status()).isEqualTo(ExecutionStatus.COMPLETED);
    return ran;
  }

  private static void release(List<Step> steps, ArrayDeque<Integer> ready) {
    Run.only(Step.Release.class, steps).forEach(release -> ready.add(release.number()));
  }
}
