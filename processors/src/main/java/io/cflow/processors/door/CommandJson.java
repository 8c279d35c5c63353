package io.cflow.processors.door;

import io.cflow.domain.Stage;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Verb;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers and signals as JSON: exactly the declared fields, no coercion. */
final class CommandJson {

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private record AnswerBody(@Nullable String verb, @Nullable String text, @Nullable String content) {}

  private record SignalBody(
      @Nullable String signal, @Nullable String story, @Nullable String to, @Nullable String reason) {}

  Answer answer(Request request, byte[] json) {
    var body = read(json, AnswerBody.class);
    var verb = Verb.of(text(body.verb()))
        .orElseThrow(() -> new BadRequest(422, "'verb' must be accept, edit, respond or ignore"));
    if ((verb == Verb.EDIT) != (body.content() != null)) {
      throw new BadRequest(422, "'content' belongs to 'edit': it is what you want instead");
    }
    return new Answer(
        request.tenant(), request.actor(), Requests.uuid(request.id()), request.ifMatch(), verb, text(body.text()),
        Optional.ofNullable(body.content()));
  }

  SignalRequest signal(Request request, byte[] json) {
    var body = read(json, SignalBody.class);
    return new SignalRequest(request.tenant(), request.actor(), Requests.uuid(request.id()), signal(body));
  }

  private static Signal signal(SignalBody body) {
    return switch (body.signal()) {
      case "pause" -> new Signal.Pause();
      case "resume" -> new Signal.Resume();
      case "cancel" -> new Signal.Cancel(body.reason() == null ? "cancelled" : body.reason());
      case "retry" -> new Signal.Retry(text(body.story()), body.story() == null);
      case "transition" -> new Signal.Transition(text(body.story()), stage(body.to()));
      case null, default ->
          throw new BadRequest(422, "'signal' must be pause, resume, cancel, retry or transition");
    };
  }

  private static Stage stage(@Nullable String name) {
    try {
      return new Stage(text(name));
    } catch (IllegalArgumentException e) {
      throw new BadRequest(422, "'to' must name a stage");
    }
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static <T> T read(byte[] json, Class<T> type) {
    try {
      var body = MAPPER.readValue(json, type);
      if (body == null) {
        throw new BadRequest(400, "a JSON object is expected");
      }
      return body;
    } catch (JacksonException e) {
      throw new BadRequest(400, "not the JSON we expect" + place(e));
    }
  }

  /** Where a parser stopped; it does not know when a limit stopped it. */
  private static String place(JacksonException e) {
    var at = e.getLocation();
    return at == null ? "" : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }
}
