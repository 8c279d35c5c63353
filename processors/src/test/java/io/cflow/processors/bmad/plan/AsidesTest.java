package io.cflow.processors.bmad.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Dependency;
import io.cflow.domain.Dependency.Strength;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsidesTest {

  @Test
  void a_mention_in_parentheses_gives_way_to_a_stated_dependency() {
    var weighed = Asides.weigh(List.of(
        edge("4.1", "4.2", "Lamp control panel (Story 4.2)"), edge("4.2", "4.1", "Story 4.1 (comes first)")));

    assertThat(weighed.dependencies()).extracting(Dependency::strength).containsExactly(Strength.SOFT, Strength.HARD);
    assertThat(weighed.diagnostics()).singleElement().satisfies(diagnostic -> {
      assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.DEP_CYCLE);
      assertThat(diagnostic.message()).contains("4.1").contains("4.2");
    });
  }

  @Test
  void a_mention_that_closes_no_cycle_stays_a_dependency() {
    var mention = edge("4.1", "4.2", "Lamp control panel (Story 4.2)");

    assertThat(Asides.weigh(List.of(mention)).dependencies()).containsExactly(mention);
  }

  @Test
  void a_cycle_of_stated_dependencies_is_left_to_the_kernel() {
    var edges = List.of(edge("1.1", "1.2", "Story 1.2"), edge("1.2", "1.1", "Story 1.1 (Story 1.3 helps)"));

    assertThat(Asides.weigh(edges).dependencies()).isEqualTo(edges);
  }

  @Test
  void a_mention_beside_a_cycle_is_not_touched() {
    var mention = edge("2.1", "1.1", "The hallway switch (Story 1.1)");
    var edges = List.of(edge("1.1", "1.2", "Story 1.2"), edge("1.2", "1.1", "Story 1.1"), mention);

    assertThat(Asides.weigh(edges).dependencies()).contains(mention);
  }

  private static Dependency edge(String from, String to, String reason) {
    return new Dependency(from, to, Strength.HARD, reason, SourceSpan.line("epics.md", 1));
  }
}
