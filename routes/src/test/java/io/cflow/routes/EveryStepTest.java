package io.cflow.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.processors.intake.InboxProject;
import io.cflow.routes.contract.RouteModel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/**
 * One message through every door. A bean's method, a variable or a conversion that does not fit shows only when a
 * message comes by, so no step may be left that none has passed.
 */
class EveryStepTest {

  private static final Map<String, Object> HEADERS =
      Map.of("id", "00000000-0000-0000-0000-000000000001", Exchange.CONTENT_TYPE, "application/json");

  @Test
  void some_message_comes_by_every_step() throws Exception {
    try (var house = RouteHouse.open()) {
      ringAtEveryDoor(house);
      workEveryKindOfTask(house);
      followEveryConsequence(house);

      var unwalked = new TreeSet<>(RouteModel.of(house.camel).stepIds());
      unwalked.removeAll(house.walked());
      assertThat(unwalked).isEmpty();
    }
  }

  private static void ringAtEveryDoor(RouteHouse house) throws Exception {
    house.inbox.put(Given.project(), Given.delivery(Given.EPICS));
    house.inbox.put(new InboxProject("notes", "notes", false, "one"), Given.delivery(Given.NOTHING_TO_DO));
    for (var door : house.bells.doors()) {
      house.bells.ring(door, HEADERS, body(door));
    }
    // A request nobody can read takes the way of the error policy.
    house.bells.ring("post /documents", HEADERS, bytes("not JSON"));
    house.camel.createProducerTemplate().requestBody("direct:database-check", (Object) "");
    assertThat(house.bells.sent()).containsExactly("select 1 as alive");
  }

  private static Object body(String door) {
    return bytes(switch (door) {
      case "post /documents" -> """
          {"project": "shelf", "documents": [{"path": "docs/epics.md", "content": "%s"}]}"""
          .formatted(Given.EPICS.replace("\n", "\\n"));
      case "post /decisions/{id}" -> "{\"verb\": \"accept\"}";
      case "post /executions/{id}/signals" -> "{\"signal\": \"pause\"}";
      default -> "";
    });
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void workEveryKindOfTask(RouteHouse house) {
    var producer = house.camel.createProducerTemplate();
    for (var role : List.of("analyst", "architect", "pm", "dev", "qa", "translator")) {
      producer.requestBody("direct:tasks-fan-out", List.of(Given.task(role.length(), role)));
    }
    house.works(task -> {
      throw new IllegalStateException("trouble");
    });
    producer.requestBody("direct:tasks-fan-out", List.of(Given.task(99, "dev")));
  }

  private static void followEveryConsequence(RouteHouse house) {
    var producer = house.camel.createProducerTemplate();
    for (var kind : List.of("ask", "publish", "settle", "refuse", "other")) {
      house.consequences.say(kind);
      producer.sendBody("direct:execution-advance", Given.consequence());
    }
    // What the bean cannot take is trouble of our own.
    producer.sendBody("direct:execution-advance", "not a consequence");
  }
}
