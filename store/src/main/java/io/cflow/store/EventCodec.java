package io.cflow.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cflow.domain.Outcome;
import io.cflow.engine.Event;
import io.cflow.engine.Step;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Events and steps as text, for the way between two processes of one installation. */
final class EventCodec {

  private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};

  private static final JsonMapper MAPPER = mapper();

  private EventCodec() {}

  /** Only what is sealed can come back: nobody can name another class. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface Named {}

  private static JsonMapper mapper() {
    var builder = JsonMapper.builder();
    for (var sealed : List.of(Event.class, Event.Signal.class, Outcome.class, Step.class, Step.Revising.class)) {
      builder.addMixIn(sealed, Named.class).registerSubtypes(sealed.getPermittedSubclasses());
    }
    return builder.build();
  }

  static String text(Event event) {
    return MAPPER.writerFor(Event.class).writeValueAsString(event);
  }

  static Event event(String text) {
    return MAPPER.readValue(text, Event.class);
  }

  static String text(List<Step> steps) {
    return MAPPER.writerFor(STEPS).writeValueAsString(steps);
  }

  static List<Step> steps(String text) {
    return MAPPER.readValue(text, STEPS);
  }
}
