package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Dependency;
import io.cflow.domain.OrderStatement;
import io.cflow.domain.OrderStatement.Basis;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.StoryStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class CycleReportTest {

  @Test
  void a_plan_without_a_cycle_has_nothing_to_cut() {
    var plan = stories("1.1", "1.2").waits("1.2", "1.1", 4).follows("1.1", "1.2").build();

    assertThat(CycleReport.of(plan)).isEqualTo(new CycleReport(List.of(), List.of(), true));
  }

  @Test
  void between_equals_the_wait_for_a_later_story_is_cut() {
    var plan = stories("1.1", "1.2").waits("1.2", "1.1", 4).waits("1.1", "1.2", 9).build();

    assertThat(CycleReport.of(plan).cut()).singleElement().satisfies(cut -> {
      assertThat(cut.from()).isEqualTo("1.1");
      assertThat(cut.evidence()).hasToString("epics.md:9");
    });
  }

  @Test
  void what_is_said_in_passing_is_cut_before_what_is_stated() {
    var said = new Dependency("1.2", "1.1", Dependency.Strength.HARD, Basis.MENTION, "after the work of 1.1",
        SourceSpan.line("prd.md", 7), List.of());
    var plan = stories("1.1", "1.2").waits("1.1", "1.2", 9).waits(said).build();

    assertThat(CycleReport.of(plan).cut()).containsExactly(said);
  }

  @Test
  void a_wait_of_whole_epics_is_one_statement_however_many_stories_it_holds_back() {
    var plan = stories("1.1", "1.2", "2.1", "2.2")
        .epicWaits("2", "1", 30).waits("1.1", "2.1", 4).waits("1.2", "2.2", 9).build();

    var report = CycleReport.of(plan);

    assertThat(report.cut()).extracting(OrderStatement::evidence).extracting(Object::toString)
        .containsExactly("prd.md:30");
    assertThat(report.minimum()).isTrue();
  }

  @Test
  void each_step_of_a_path_names_the_statement_behind_it() {
    var plan = stories("1.1", "2.1").epicWaits("2", "1", 30).waits("1.1", "2.1", 4).build();

    assertThat(CycleReport.of(plan).paths()).singleElement().satisfies(path ->
        assertThat(PlanCheck.path(path)).isEqualTo(
            "1.1 waits for 2.1 (epics.md:4), 2.1 waits for 1.1 (epic 2 waits for epic 1, prd.md:30)"));
  }

  private static PlanBuilder stories(String... ids) {
    var plan = PlanBuilder.plan();
    for (var id : ids) {
      plan.story(id, StoryStatus.READY);
    }
    return plan;
  }
}
