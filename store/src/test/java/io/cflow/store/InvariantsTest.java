package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.engine.Event;
import io.cflow.engine.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The oracle is alive: each invariant finds the damage it is there for. */
class InvariantsTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  private static final Pattern DAMAGE = Pattern.compile("-- (I\\d+)\n([^;]+);");

  @BeforeAll
  static void run_a_plan_with_a_decision() {
    try (var engine = Engine.start(DATABASE.database(), "oracle", task -> DONE)) {
      engine.run(Samples.tenTasks("oracle"));
      var execution = engine.run(Samples.stories("oracle-stories", "1.1"));
      var ask = engine.crew.steps(execution, Step.Ask.class).getFirst();
      engine.offer(execution, new Event.Decided(ask.decision(), "1.1", true, "ann", "fine"));
    }
    // Nothing here has a folder.
    DATABASE.execute("delete from outbox");
  }

  static List<Oracle.Invariant> invariants() {
    return new Oracle(DATABASE.database()).invariants();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invariants")
  void an_invariant_holds_until_it_is_broken_on_purpose(Oracle.Invariant invariant) throws IOException {
    var database = DATABASE.database();
    var oracle = new Oracle(database);
    assertThat(oracle.look(invariant)).isEmpty();
    var damage = damage().get(invariant.id());

    database.transactions().executeWithoutResult(damaged -> {
      new JdbcTemplate(database.dataSource()).execute(damage);

      assertThat(oracle.look(invariant)).isNotEmpty();
      damaged.setRollbackOnly();
    });
  }

  @Test
  void there_are_as_many_ways_to_break_something_as_invariants() throws IOException {
    assertThat(invariants()).hasSizeGreaterThan(20).extracting(Oracle.Invariant::id).doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(damage().keySet());
  }

  private static Map<String, String> damage() throws IOException {
    try (var file = InvariantsTest.class.getResourceAsStream("/db/damage.sql")) {
      return DAMAGE.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8)).results()
          .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }
  }
}
