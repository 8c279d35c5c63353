package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is noted leaves as an event, where somebody relays events. */
class EventsTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  private static final String EVENTS_OF = """
      select count(*) from outbox o join ledger l on l.id::text = o.body and l.kind = o.key
        and l.execution_id = o.execution_id
      where o.topic = 'event' and o.execution_id = '%s'""";

  @Test
  void every_entry_of_the_ledger_leaves_as_an_event_that_names_it() {
    var settings = new Ownership.Settings("announcing", Samples.RULES, Engine.POOL, Map.of(), true);
    try (var engine = new Engine(DATABASE.database(), settings, new Crew(task -> DONE))) {
      var execution = engine.run(Samples.tenTasks("announced"));

      assertThat(DATABASE.number(EVENTS_OF.formatted(execution)))
          .isEqualTo(DATABASE.number("select count(*) from ledger where execution_id = '%s'".formatted(execution)))
          .isGreaterThanOrEqualTo(10);
    }
  }

  @Test
  void nothing_leaves_where_nobody_wants_events() {
    try (var engine = Engine.start(DATABASE.database(), "silent", task -> DONE)) {
      var execution = engine.run(Samples.tenTasks("silent"));

      assertThat(DATABASE.number("select count(*) from outbox where execution_id = '%s'".formatted(execution))).isZero();
    }
  }
}
