package io.cflow.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AgentTaskTest {

  private static final UUID EXECUTION = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

  @Test
  void an_id_is_its_executions_with_the_number_at_the_end() {
    assertThat(AgentTask.id(EXECUTION, 0)).hasToString("01890a5d-ac96-774b-bcce-b30200000000");
    assertThat(AgentTask.id(EXECUTION, 255)).hasToString("01890a5d-ac96-774b-bcce-b302000000ff");
    assertThat(AgentTask.id(EXECUTION, -1)).hasToString("01890a5d-ac96-774b-bcce-b302ffffffff");
  }

  @Property(tries = 300)
  void ids_of_one_execution_differ_and_sort_by_number(
      @ForAll @IntRange(min = 0) int a, @ForAll @IntRange(min = 0) int b) {
    var left = AgentTask.id(EXECUTION, a).toString();
    var right = AgentTask.id(EXECUTION, b).toString();

    assertThat(Integer.signum(left.compareTo(right))).isEqualTo(Integer.compare(a, b));
    assertThat(left).isLessThanOrEqualTo(AgentTask.id(EXECUTION, -1).toString());
  }

  @Property(tries = 300)
  void the_ids_of_another_execution_lie_outside(
      @ForAll long bits, @ForAll @IntRange(min = 0) int number) {
    var other = new UUID(EXECUTION.getMostSignificantBits(), bits);
    boolean sameRange = bits >>> 32 == EXECUTION.getLeastSignificantBits() >>> 32;
    var id = AgentTask.id(other, number).toString();
    boolean inside = id.compareTo(AgentTask.id(EXECUTION, 0).toString()) >= 0
        && id.compareTo(AgentTask.id(EXECUTION, -1).toString()) <= 0;

    assertThat(inside).isEqualTo(sameRange);
  }

  @Test
  void a_task_names_what_is_to_be_done_and_for_which_story() {
    assertThat(task("1.1")).hasToString("dev.implement_features 1.1");
    assertThat(task("")).hasToString("dev.implement_features");
    assertThat(task("1.1").role()).isEqualTo("dev");
  }

  private static AgentTask task(String story) {
    return new AgentTask(
        EXECUTION, EXECUTION, "tenant", 0, Capability.IMPLEMENT_FEATURES, Stage.DEVELOPMENT, story, 1, 1);
  }
}
