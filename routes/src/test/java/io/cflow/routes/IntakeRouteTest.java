package io.cflow.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.port.Intake.Busy;
import io.cflow.port.Intake.Submission;
import io.cflow.processors.flow.PlanRefused;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents come in through the folder and through REST. */
class IntakeRouteTest {

  private static final String JSON = """
      {"project": "shelf", "documents": [{"path": "docs/epics.md", "content": %s}]}""";

  private RouteHouse house;

  @BeforeEach
  void open() throws Exception {
    house = RouteHouse.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_project_in_the_folder_is_accepted_and_marked_as_taken() throws Exception {
    house.inbox.put(Given.project(), Given.delivery(Given.EPICS));

    house.bells.ring("timer:inbox", Map.of(), null);

    assertThat(house.calls.methods()).containsExactly("intake.accept", "inbox.taken");
    assertThat(((Submission) house.calls.argument("intake.accept")).plan().stories()).hasSize(1);
  }

  @Test
  void a_project_that_cannot_be_executed_is_set_aside_with_the_reason() throws Exception {
    house.inbox.put(Given.project(), Given.delivery(Given.NOTHING_TO_DO));

    house.bells.ring("timer:inbox", Map.of(), null);

    assertThat(house.calls.methods()).containsExactly("inbox.refuse");
    assertThat(house.calls.argument("inbox.refuse")).isInstanceOf(PlanRefused.class);
  }

  @Test
  void documents_over_rest_are_answered_with_where_to_look() throws Exception {
    var answer = post(Given.EPICS, Map.of("Idempotency-Key", "first"));

    assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(202);
    assertThat(answer.getMessage().getHeader("Location")).asString().endsWith(Fakes.FakeIntake.EXECUTION.toString());
    assertThat(((Submission) house.calls.argument("intake.accept")).requestKey()).isEqualTo("first");
  }

  @Test
  void a_refused_plan_comes_back_to_the_door_as_a_problem() throws Exception {
    var answer = post(Given.NOTHING_TO_DO, Map.of());

    assertThat(answer.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/problem+json");
    assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(422);
    assertThat(answer.getMessage().getBody(String.class)).contains("urn:cflow:empty-plan");
    assertThat(house.calls.methods()).isEmpty();
  }

  @Test
  void trouble_of_our_own_is_a_problem_that_tells_nothing_of_our_insides() throws Exception {
    house.intake.breaks(new IllegalStateException("the password is secret"));

    var answer = post(Given.EPICS, Map.of());

    assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(500);
    assertThat(answer.getMessage().getBody(String.class)).doesNotContain("secret");
  }

  @Test
  void who_comes_when_too_many_wait_is_told_when_to_come_again() throws Exception {
    house.intake.breaks(new Busy());

    var answer = post(Given.EPICS, Map.of());

    assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(429);
    assertThat(answer.getMessage().getHeader("Retry-After")).isEqualTo("1");
  }

  @Test
  void trouble_of_our_own_leaves_a_project_where_it_is() throws Exception {
    house.inbox.put(Given.project(), Given.delivery(Given.EPICS));
    house.intake.breaks(new IllegalStateException("the database is away"));

    house.bells.ring("timer:inbox", Map.of(), null);

    assertThat(house.calls.argument("inbox.refuse")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void no_header_of_a_request_leaves_with_its_answer() throws Exception {
    var answer = post(Given.EPICS, Map.of(
        "Set-Cookie", "session=evil", "Authorization", "Bearer secret", "CamelSqlQuery", "drop table executions",
        "CamelBeanMethodName", "json"));

    assertThat(answer.getMessage().getHeaders())
        .containsOnlyKeys(Exchange.HTTP_RESPONSE_CODE, Exchange.CONTENT_TYPE, "Location");
  }

  private Exchange post(String document, Map<String, Object> headers) throws Exception {
    var all = new HashMap<>(headers);
    all.put(Exchange.CONTENT_TYPE, "application/json");
    var json = JSON.formatted("\"" + document.replace("\n", "\\n") + "\"");
    return house.bells.ring(
        "post /documents", all, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
