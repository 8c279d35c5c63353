package io.cflow.engine;

import static io.cflow.domain.Capability.CREATE_TECHNICAL_SOLUTIONS;
import static io.cflow.engine.Run.FAILED;
import static io.cflow.engine.Run.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Track.Standing;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdvanceStatusTest {

  private static final Step.Settle QUIET = new Step.Settle(ExecutionStatus.RUNNING, true);

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
    var rules = new ExecutionState.Rules(SeedWorkflow.WORKFLOW, new GatePolicy(false, Set.of()));
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
