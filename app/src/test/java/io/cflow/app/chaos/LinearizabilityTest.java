package io.cflow.app.chaos;

import static io.cflow.app.chaos.Linearizability.Kind.CLAIM;
import static io.cflow.app.chaos.Linearizability.Kind.COMPLETE;
import static io.cflow.app.chaos.Linearizability.Result.OK;
import static io.cflow.app.chaos.Linearizability.Result.REFUSED;
import static io.cflow.app.chaos.Linearizability.Result.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.app.chaos.Linearizability.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker finds what cannot have happened, and nothing else. */
class LinearizabilityTest {

  private static final Operation FIRST = new Operation(CLAIM, 1, 0, 10, OK);
  private static final Operation SECOND = new Operation(CLAIM, 2, 0, 20, OK);

  private static boolean holds(Operation... operations) {
    return Linearizability.holds(List.of(operations));
  }

  @Test
  void one_claim_and_its_completion() {
    assertThat(holds(FIRST, new Operation(COMPLETE, 1, 11, 12, OK))).isTrue();
  }

  @Test
  void a_second_claim_makes_the_first_stale() {
    assertThat(holds(
        FIRST, SECOND, new Operation(COMPLETE, 1, 21, 22, REFUSED), new Operation(COMPLETE, 2, 23, 24, OK))).isTrue();
    assertThat(holds(FIRST, SECOND, new Operation(COMPLETE, 1, 21, 22, OK))).as("a zombie counts").isFalse();
  }

  @Test
  void a_completion_counts_once() {
    assertThat(holds(FIRST, new Operation(COMPLETE, 1, 11, 12, OK), new Operation(COMPLETE, 1, 13, 14, OK))).isFalse();
    assertThat(holds(FIRST, new Operation(COMPLETE, 1, 11, 12, OK), new Operation(COMPLETE, 1, 13, 14, REFUSED)))
        .isTrue();
  }

  @Test
  void nothing_is_claimed_after_it_was_completed() {
    assertThat(holds(FIRST, new Operation(COMPLETE, 1, 11, 12, OK), new Operation(CLAIM, 2, 13, 14, OK))).isFalse();
    assertThat(holds(FIRST, new Operation(COMPLETE, 1, 11, 12, OK), new Operation(CLAIM, 2, 0, 14, OK)))
        .as("not even by a claim that was under way: nothing that is completed is claimed again").isFalse();
  }

  @Test
  void leases_grow() {
    assertThat(holds(SECOND, new Operation(CLAIM, 1, 21, 22, OK))).isFalse();
    assertThat(holds(SECOND, FIRST)).as("the returns came in another order").isTrue();
  }

  @Test
  void what_nobody_knows_may_have_happened_or_not() {
    var unknown = new Operation(COMPLETE, 1, 11, Long.MAX_VALUE, UNKNOWN);
    assertThat(holds(FIRST, unknown)).isTrue();
    assertThat(holds(FIRST, unknown, new Operation(CLAIM, 2, 15, 16, OK), new Operation(COMPLETE, 2, 17, 18, OK)))
        .as("not").isTrue();
    assertThat(holds(FIRST, unknown, new Operation(COMPLETE, 1, 15, 16, REFUSED))).as("it happened").isTrue();
  }

  @Test
  void a_right_that_was_valid_is_not_refused() {
    assertThat(holds(FIRST, new Operation(COMPLETE, 1, 11, 12, REFUSED))).isFalse();
  }
}
