package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.engine.Event;
import io.cflow.engine.Step;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The oracle is alive: each invariant finds the damage it is there for. */
class InvariantsTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  @BeforeAll
  static void run_a_plan_with_a_decision() {
    try (var engine = Engine.start(DATABASE.database(), "oracle", task -> DONE)) {
      engine.run(Samples.tenTasks("oracle"));
      var execution = engine.run(Samples.stories("oracle-stories", "1.1"));
      var ask = engine.crew.steps(execution, Step.Ask.class).getFirst();
      engine.offer(execution, new Event.Decided(ask.decision(), "1.1", true, "ann", "fine"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_invariant_holds_until_it_is_broken_on_purpose(Invariants invariant) {
    var database = DATABASE.database();
    assertThat(invariant.broken(database.jdbc())).isEmpty();

    database.transactions().executeWithoutResult(damaged -> {
      database.jdbc().sql(invariant.damage).update();

      assertThat(invariant.broken(database.jdbc())).isNotEmpty();
      damaged.setRollbackOnly();
    });
  }
}
