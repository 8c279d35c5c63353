package io.cflow.agents.pm;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.agents.Stories;
import io.cflow.domain.Capability;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import io.cflow.domain.StoryStatus;
import io.cflow.port.Assignment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateRoadmapTest {

  @Test
  void now_next_and_later_follow_the_dependencies() {
    var page = page(plan());

    assertThat(page).contains("## Now\n\n- **1.1** Open", "## Next\n\n- **1.2** Book", "## Later\n\n- **1.3** Leave");
  }

  @Test
  void a_finished_story_frees_the_next_one() {
    var page = page(Stories.withStatus(plan(), "1.1", StoryStatus.DONE));

    assertThat(page).contains("## Now\n\n- **1.2** Book").doesNotContain("**1.1**");
  }

  @Test
  void without_estimates_a_story_counts_one_and_nothing_is_dated() {
    assertThat(page(plan())).contains("an estimate for each open story in one unit (0 of 3 have one)",
        "past throughput for a forecast in time", "dateFormat X", "1.2 Book :crit, s1, 1, 2");
  }

  @Test
  void three_point_estimates_of_all_stories_give_pert() {
    var plan = estimated("1.1", "**Estimate:** 2/3/10 days", "1.2", "**Estimate:** 1 day", "1.3", "Effort: 2-4 days");

    assertThat(summary(plan)).startsWith("3 open stories; the longest chain is 8 days");
    assertThat(page(plan)).contains("| PERT | critical path 8.0 days, standard deviation 1.4 |");
  }

  @Test
  void estimates_in_two_units_are_not_added_up() {
    var plan = estimated("1.1", "Estimate: 2 days", "1.2", "Story Points: 3", "1.3", "Estimate: 1 day");

    assertThat(page(plan)).contains("(2 of 3 have one)");
  }

  @Test
  void stated_throughput_gives_the_same_forecast_every_time() {
    var plan = PlanBuilder.plan().document(DocumentType.PRD, "docs/prd.md", "Throughput per week: 3, 5, 2, 4\n")
        .story("1.1", "Open", null, "a").story("1.2", "Book", null, "b").story("1.3", "Leave", null, "c").build();

    assertThat(page(plan)).contains("| Monte-Carlo | 3 stories in at most 1 weeks with 50 %").isEqualTo(page(plan));
  }

  @Test
  void a_plan_with_nothing_open_says_so() {
    var plan = PlanBuilder.plan().story("1.1", "Open", null, "a").build();

    assertThat(summary(Stories.withStatus(plan, "1.1", StoryStatus.DONE)))
        .isEqualTo("Nothing is left to plan: none of the 1 stories is open");
  }

  private static Plan estimated(String... idsAndLines) {
    var builder = PlanBuilder.plan();
    for (int i = 0; i < idsAndLines.length; i += 2) {
      builder.document(DocumentType.STORY, idsAndLines[i] + ".md", "# Story\n\n" + idsAndLines[i + 1] + "\n");
    }
    var plan = chain(builder).build();
    for (int i = 0; i < idsAndLines.length; i += 2) {
      plan = Stories.in(plan, idsAndLines[i], idsAndLines[i] + ".md");
    }
    return plan;
  }

  private static Plan plan() {
    return chain(PlanBuilder.plan()).build();
  }

  private static PlanBuilder chain(PlanBuilder builder) {
    return builder.story("1.1", "Open", null, "a").story("1.2", "Book", null, "b").story("1.3", "Leave", null, "c")
        .dependency("1.2", "1.1").dependency("1.3", "1.2").dependency("1.3", "1.1");
  }

  private static String summary(Plan plan) {
    return roadmap(plan).summary();
  }

  private static String page(Plan plan) {
    return Reports.text(roadmap(plan), "roadmap.md");
  }

  private static Outcome roadmap(Plan plan) {
    var task = PlanBuilder.plan().assignment(Capability.CREATE_ROADMAP).task();
    return new CreateRoadmap().perform(new Assignment(task, plan, Optional.empty(), List.of()));
  }
}
