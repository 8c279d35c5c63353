package io.cflow.processors.door;

import io.cflow.port.Intake.Accepted;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes responses: body, status and the few headers we mean to send. */
public final class Responses {

  /** 202: the plan is durable. The same whether it was accepted now or before. */
  public void accepted(Exchange exchange) {
    var accepted = (Accepted) exchange.getMessage().getBody();
    var message = json(exchange, 202, "{\"execution\":\"%s\"}".formatted(accepted.execution()));
    message.setHeader("Location", "/api/executions/" + accepted.execution());
  }

  public void json(Exchange exchange) {
    var reply = (Reply) exchange.getMessage().getBody();
    var message = json(exchange, reply.status(), reply.json());
    if (!reply.version().isEmpty()) {
      message.setHeader("ETag", "\"" + reply.version() + "\"");
    }
  }

  private static Message json(Exchange exchange, int status, String json) {
    var message = exchange.getMessage();
    message.setBody(json);
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    return message;
  }
}
