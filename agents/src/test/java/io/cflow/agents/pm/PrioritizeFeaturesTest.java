package io.cflow.agents.pm;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.agents.Stories;
import io.cflow.domain.Capability;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import io.cflow.port.Assignment;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PrioritizeFeaturesTest {

  private static final String FIGURES = """
      # PRD

      ## Figures

      | Story | Business value | Time criticality | RR/OE | Job size |
      |---|---|---|---|---|
      | 1.1 | 2 | 1 | 1 | 4 |
      | 1.2 | 8 | 5 | 1 | 2 |

      | Story | Reach | Impact | Confidence | Effort |
      |---|---|---|---|---|
      | 1.3 | 400 | 2 | 50 % | 4 |
      """;

  @Test
  void stated_figures_are_used_as_they_stand() {
    var item = content(plan()).path("items").get(0);

    assertThat(item.path("story").asString()).isEqualTo("1.2");
    assertThat(item.path("wsjf").asDouble()).isEqualTo(7);
    assertThat(item.path("value").path("basis").asString()).isEqualTo("stated");
  }

  @Test
  void a_dull_prerequisite_inherits_the_rank_of_what_needs_it() {
    var order = content(PlanBuilder.plan().document(DocumentType.PRD, "docs/prd.md", FIGURES)
        .story("1.1", "Lay bricks", null, "a").story("1.2", "Open", null, "b").story("1.3", "Paint", null, "c")
        .dependency("1.2", "1.1").build()).path("order");

    assertThat(order.valueStream().map(step -> step.path("story").asString())).containsExactly("1.1", "1.2", "1.3");
    assertThat(order.get(0).path("pulled_by").asString()).isEqualTo("1.2");
  }

  @Test
  void rice_is_computed_only_where_all_its_inputs_are_stated() {
    assertThat(page(plan())).contains("| 1.3 Paint | 100.00 |").doesNotContain("| 1.1 Lay bricks | 1");
  }

  @Test
  void a_default_is_marked_and_its_effect_is_shown() {
    var item = content(plan()).path("items").valueStream()
        .filter(each -> each.path("story").asString().equals("1.3")).findFirst().orElseThrow();

    assertThat(item.path("value").path("basis").asString()).isEqualTo("default");
    assertThat(item.path("default_range").path("best").asInt())
        .isLessThanOrEqualTo(item.path("default_range").path("worst").asInt());
    assertThat(page(plan())).contains("business value or priority of 1 stories");
  }

  @Test
  void must_may_take_at_most_sixty_percent_of_the_size() {
    var plan = PlanBuilder.plan().document(DocumentType.STORY, "a.md", "# A\n\n**Priority:** Must have\n")
        .document(DocumentType.STORY, "b.md", "# B\n\nPriority: P1\n")
        .story("1.1", "A", null, "a", "b", "c").story("1.2", "B", null, "a").build();

    assertThat(page(Stories.in(Stories.in(plan, "1.1", "a.md"), "1.2", "b.md")))
        .contains("Must takes 75 % of the size of all open work: too much");
  }

  @Property(tries = 100)
  void the_order_never_breaks_a_dependency(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 255) Integer> seeds) {
    var builder = PlanBuilder.plan();
    for (int i = 0; i < seeds.size(); i++) {
      builder.story("1." + i, "S" + i, null, "criterion ".repeat(1 + seeds.get(i) % 3).split(" "));
      for (int before = 0; before < i; before++) {
        if ((seeds.get(i) >> before & 1) == 1) {
          builder.dependency("1." + i, "1." + before);
        }
      }
    }
    var plan = builder.build();

    var order = content(plan).path("order").valueStream().map(step -> step.path("story").asString()).toList();

    assertThat(order).hasSize(seeds.size());
    plan.dependencies().forEach(edge ->
        assertThat(order.indexOf(edge.to())).isLessThan(order.indexOf(edge.from())));
  }

  private static Plan plan() {
    return PlanBuilder.plan().document(DocumentType.PRD, "docs/prd.md", FIGURES)
        .story("1.1", "Lay bricks", null, "a").story("1.2", "Open", null, "b").story("1.3", "Paint", null, "c")
        .build();
  }

  private static JsonNode content(Plan plan) {
    return Reports.json(prioritize(plan), "priorities.json").path("content");
  }

  private static String page(Plan plan) {
    return Reports.text(prioritize(plan), "priorities.md");
  }

  private static Outcome prioritize(Plan plan) {
    var task = PlanBuilder.plan().assignment(Capability.PRIORITIZE_FEATURES).task();
    return new PrioritizeFeatures().perform(new Assignment(task, plan, Optional.empty(), List.of()));
  }
}
