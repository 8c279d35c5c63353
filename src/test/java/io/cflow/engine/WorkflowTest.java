package io.cflow.engine;

import static io.cflow.domain.Stage.DEPLOYMENT;
import static io.cflow.domain.Stage.DEVELOPMENT;
import static io.cflow.domain.Stage.EPIC_CREATION;
import static io.cflow.domain.Stage.HIL_SESSION;
import static io.cflow.domain.Stage.PRD_CREATION;
import static io.cflow.domain.Stage.STORY_CREATION;
import static io.cflow.domain.Stage.TESTING;
import static io.cflow.domain.Stage.VALIDATION;
import static io.cflow.engine.SeedWorkflow.WORKFLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.Stage;
import io.cflow.engine.Workflow.Transition;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkflowTest {

  @Test
  void the_table_says_where_an_event_leads() {
    assertThat(WORKFLOW.next(DEVELOPMENT, StageEvent.COMPLETED)).contains(TESTING);
    assertThat(WORKFLOW.next(DEVELOPMENT, StageEvent.SKIPPED)).contains(VALIDATION);
    assertThat(WORKFLOW.next(TESTING, StageEvent.REJECTED)).contains(DEVELOPMENT);
    assertThat(WORKFLOW.next(DEPLOYMENT, StageEvent.COMPLETED)).isEmpty();
    assertThat(WORKFLOW.next(DEVELOPMENT, StageEvent.REJECTED)).isEmpty();
  }

  @Test
  void only_what_the_table_lists_is_allowed() {
    var stages = List.of(PRD_CREATION, Stage.ARCHITECTURE_CREATION, EPIC_CREATION, STORY_CREATION, DEVELOPMENT,
        TESTING, VALIDATION, DEPLOYMENT);
    for (var from : stages) {
      for (var to : stages) {
        boolean listed = WORKFLOW.transitions().stream().anyMatch(t -> t.from().equals(from) && t.to().equals(to));
        assertThat(WORKFLOW.allows(from, null, to)).as("%s -> %s", from, to).isEqualTo(listed);
      }
    }
    assertThat(WORKFLOW.allowed(DEVELOPMENT)).containsExactly(TESTING, VALIDATION);
    assertThat(WORKFLOW.allowed(DEPLOYMENT)).isEmpty();
  }

  @Test
  void a_session_may_be_opened_from_every_stage_but_the_last() {
    assertThat(WORKFLOW.allows(DEVELOPMENT, null, HIL_SESSION)).isTrue();
    assertThat(WORKFLOW.allows(PRD_CREATION, null, HIL_SESSION)).isTrue();
    assertThat(WORKFLOW.allows(DEPLOYMENT, null, HIL_SESSION)).isFalse();
  }

  @Test
  void a_session_leads_back_to_where_it_came_from_or_on_to_where_that_stage_could_go() {
    assertThat(WORKFLOW.allows(HIL_SESSION, VALIDATION, VALIDATION)).isTrue();
    assertThat(WORKFLOW.allows(HIL_SESSION, VALIDATION, DEPLOYMENT)).isTrue();
    assertThat(WORKFLOW.allows(HIL_SESSION, VALIDATION, DEVELOPMENT)).isTrue();
    assertThat(WORKFLOW.allows(HIL_SESSION, VALIDATION, TESTING)).isFalse();
    assertThat(WORKFLOW.allows(HIL_SESSION, VALIDATION, HIL_SESSION)).isFalse();
    assertThat(WORKFLOW.allows(HIL_SESSION, null, VALIDATION)).isFalse();
  }

  @Test
  void stages_rank_in_the_order_in_which_work_completes() {
    assertThat(List.of(PRD_CREATION, STORY_CREATION, DEVELOPMENT, TESTING, VALIDATION, DEPLOYMENT))
        .extracting(WORKFLOW::rank).containsExactly(0, 3, 4, 5, 6, 7);
    assertThat(WORKFLOW.rank(new Stage("elsewhere"))).isEqualTo(8);
  }

  @Test
  void onward_names_a_stage_and_all_after_it() {
    assertThat(WORKFLOW.onward(TESTING)).containsExactly(TESTING, VALIDATION, DEPLOYMENT);
    assertThat(WORKFLOW.onward(DEPLOYMENT)).containsExactly(DEPLOYMENT);
  }

  @Test
  void the_planning_has_a_start_and_an_end() {
    assertThat(WORKFLOW.start()).isEqualTo(PRD_CREATION);
    assertThat(WORKFLOW.lastPlanning()).isEqualTo(STORY_CREATION);
  }

  @Test
  void a_line_of_the_table_reads_as_an_arrow() {
    assertThat(WORKFLOW.transitions().getLast()).hasToString("validation --rejected--> development");
  }

  @Test
  void a_workflow_without_planning_is_refused() {
    assertThatThrownBy(() -> new Workflow("empty", List.of(), DEPLOYMENT, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workflow empty has no planning stage to start in");
  }

  @Test
  void a_workflow_in_which_completed_work_goes_in_circles_is_refused() {
    var transitions = List.of(
        new Transition(PRD_CREATION, StageEvent.COMPLETED, DEVELOPMENT),
        new Transition(DEVELOPMENT, StageEvent.COMPLETED, TESTING),
        new Transition(TESTING, StageEvent.COMPLETED, DEVELOPMENT));

    assertThatThrownBy(() -> new Workflow("round", List.of(PRD_CREATION), DEPLOYMENT, transitions))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workflow round never ends: completed work leads from development back to it");
  }

  @Test
  void going_back_after_a_rejection_is_not_a_circle() {
    var transitions = List.of(
        new Transition(PRD_CREATION, StageEvent.COMPLETED, TESTING),
        new Transition(TESTING, StageEvent.REJECTED, PRD_CREATION));

    assertThat(new Workflow("back", List.of(PRD_CREATION), TESTING, transitions).rank(TESTING)).isEqualTo(1);
  }
}
