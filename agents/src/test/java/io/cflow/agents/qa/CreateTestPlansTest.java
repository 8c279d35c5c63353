package io.cflow.agents.qa;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.agents.StoryTask;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CreateTestPlansTest {

  private static final Plan PLAN = PlanBuilder.plan()
      .functional("FR1", "A member can keep at most 3 rooms and books at most 30 days ahead.")
      .story("1.3", "Book a room", null, List.of("FR1"),
          "A member keeps at most 3 rooms at a time",
          "Given a free room, When a member books it, Then the room is taken",
          "The password is never written to the log",
          "The list should be fast",
          "When the room is booked, a receipt is printed")
      .story("1.4", "Nothing said", null)
      .build();

  private final Outcome outcome = StoryTask.of(PLAN, "1.3").by(new CreateTestPlans());

  @Test
  void both_sides_of_a_limit_are_cases() {
    assertThat(Reports.text(outcome, "test-plans/1.3.md"))
        .contains("At the limit: 3 rooms", "One step beyond: 4 rooms");
  }

  @Test
  void every_criterion_has_a_case_with_a_traceable_name() {
    var plan = Reports.json(outcome, "test-plans/1.3.json").path("content");

    assertThat(plan.path("criteria")).hasSize(5).allMatch(each -> !each.path("cases").isEmpty());
    assertThat(plan.path("cases").get(0).path("id").asString()).isEqualTo("1.3-UNIT-001");
    assertThat(plan.path("cases").get(0).path("test_name").asString())
        .isEqualTo("story_1_3_ac1_a_member_keeps_at_most_3_rooms_at_a_time");
  }

  @Test
  void a_criterion_about_a_password_outranks_a_plain_one() {
    var criteria = Reports.json(outcome, "test-plans/1.3.json").path("content").path("criteria");

    assertThat(criteria.get(2).path("category").asString()).isEqualTo("sec");
    assertThat(criteria.get(2).path("priority").asString()).isEqualTo("p1");
    assertThat(criteria.get(1).path("priority").asString()).isEqualTo("p2");
  }

  @Test
  void a_vague_word_and_a_lost_figure_are_asked_for() {
    assertThat(Reports.text(outcome, "test-plans/1.3.md")).contains(
        "AC4: \"fast\" has no measure",
        "a criterion for \"at most 30 days\" of FR1",
        "AC5: what happens when this does not hold: the room is booked");
  }

  @Test
  void a_story_without_criteria_is_said_to_have_none() {
    var nothing = StoryTask.of(PLAN, "1.4").by(new CreateTestPlans());

    assertThat(nothing.summary()).isEqualTo("Story 1.4 states no acceptance criteria: nothing to design tests from");
    assertThat(Reports.text(nothing, "test-plans/1.4.md")).contains("acceptance criteria of story 1.4");
  }

  @Test
  void equal_plans_give_equal_bytes() {
    assertThat(StoryTask.of(PLAN, "1.3").by(new CreateTestPlans())).isEqualTo(outcome);
  }

  @Property(tries = 100)
  void whatever_the_criteria_say_each_is_covered(@ForAll @Size(min = 1, max = 4) List<String> criteria) {
    var distinct = criteria.stream().distinct().toArray(String[]::new);
    var plan = PlanBuilder.plan().story("1.1", "Any", null, distinct).build();

    var content = Reports.json(StoryTask.of(plan, "1.1").by(new CreateTestPlans()), "test-plans/1.1.json")
        .path("content");

    assertThat(content.path("criteria")).hasSize(distinct.length).allMatch(each -> !each.path("cases").isEmpty());
  }
}
