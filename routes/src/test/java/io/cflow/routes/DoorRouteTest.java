package io.cflow.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.engine.Event.Signal;
import io.cflow.engine.Verb;
import io.cflow.processors.door.Answer;
import io.cflow.processors.door.Request;
import io.cflow.processors.door.SignalRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions, answers and signals over REST. */
class DoorRouteTest {

  private static final String ID = "00000000-0000-0000-0000-000000000001";

  private static RouteHouse house;

  @BeforeAll
  static void open() throws Exception {
    house = RouteHouse.open();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/executions, list", "/executions/{id}, one", "/executions/{id}/artifacts, artifacts", "/plans, list",
    "/plans/{id}, one", "/tasks, list", "/tasks/{id}, one", "/decisions, list", "/decisions/{id}, one",
    "/agents, list", "/agents/{id}, one", "/dead-letters, list", "/dead-letters/{id}, one", "/why/{id}, why"
  })
  void a_question_reaches_the_reads_that_answer_it(String path, String read) throws Exception {
    var answer = house.bells.ring("get " + path, headers(path), null);

    assertThat(answer.getMessage().getBody(String.class)).isEqualTo("{\"read\":\"" + read + "\"}");
    assertThat(answer.getMessage().getHeaders()).containsOnly(
        Map.entry(Exchange.HTTP_RESPONSE_CODE, 200), Map.entry(Exchange.CONTENT_TYPE, "application/json"),
        Map.entry("ETag", "\"v1\""));
  }

  @Test
  void what_a_question_declares_is_captured_before_everything_is_stripped() throws Exception {
    house.bells.ring("get /tasks", Map.of(Exchange.HTTP_URI, "/api/tasks", "limit", "7", "status", "dead"), null);

    var asked = house.calls.arguments("reads.list").map(Request.class::cast)
        .filter(request -> request.list().equals("tasks")).toList();
    assertThat(asked).anySatisfy(request -> {
      assertThat(request.selection().limit()).isEqualTo(7);
      assertThat(request.selection().status()).contains("dead");
    });
  }

  @Test
  void a_question_in_the_wrong_form_is_a_problem() throws Exception {
    var answer = house.bells.ring("get /tasks", Map.of(Exchange.HTTP_URI, "/api/tasks", "limit", "-1"), null);

    assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(400);
    assertThat(answer.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/problem+json");
  }

  @Test
  void an_answer_reaches_the_gate_with_the_version_its_person_saw() throws Exception {
    var reply = post("/decisions/{id}", Map.of("If-Match", "\"abc\""), "{\"verb\": \"accept\"}");

    assertThat(reply.getMessage().getBody(String.class)).contains("answered");
    var answer = (Answer) house.calls.argument("gates.decide");
    assertThat(answer.version()).isEqualTo("abc");
    assertThat(answer.verb()).isEqualTo(Verb.ACCEPT);
  }

  @Test
  void a_signal_reaches_the_gate() throws Exception {
    var reply = post("/executions/{id}/signals", Map.of(), "{\"signal\": \"pause\"}");

    assertThat(reply.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
    assertThat(((SignalRequest) house.calls.argument("gates.signal")).signal()).isEqualTo(new Signal.Pause());
  }

  @Test
  void a_signal_nobody_knows_is_a_problem() throws Exception {
    var reply = post("/executions/{id}/signals", Map.of(), "{\"signal\": \"explode\"}");

    assertThat(reply.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(422);
  }

  private static Exchange post(String path, Map<String, Object> more, String json) throws Exception {
    var headers = headers(path);
    headers.putAll(more);
    return house.bells.ring(
        "post " + path, headers, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** As the servlet sets them. */
  private static Map<String, Object> headers(String path) {
    var headers = new HashMap<String, Object>();
    headers.put(Exchange.HTTP_URI, "/api" + path.replace("{id}", ID));
    headers.put(Exchange.CONTENT_TYPE, "application/json");
    if (path.contains("{id}")) {
      headers.put("id", ID);
    }
    return headers;
  }
}
