package io.cflow.processors.door;

import io.cflow.port.Intake.Busy;
import io.cflow.port.Intake.RequestConflict;
import io.cflow.port.Journal;
import io.cflow.processors.flow.PlanRefused;
import io.cflow.processors.intake.IntakeRefused;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Says what went wrong: to a caller as {@code application/problem+json} (RFC 9457), to the operator in the log. */
public final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final int TOO_MANY = 429;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Not a problem, only not over. */
  private record Kept(String state, String detail) {}

  private record Problem(String type, String title, int status, String detail) {}

  /** Turns the exchange's failure into its response; nothing of our own insides is told. */
  public void describe(Exchange exchange) {
    var cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    if (cause instanceof Journal.Pending pending) {
      answer(exchange, 202, "application/json", new Kept("pending", pending.getMessage()));
    } else {
      var problem = problem(cause);
      answer(exchange, problem.status(), "application/problem+json", problem);
      if (problem.status() == TOO_MANY) {
        exchange.getMessage().setHeader("Retry-After", "1");
      }
    }
  }

  private static void answer(Exchange exchange, int status, String type, Record body) {
    var message = exchange.getMessage();
    message.removeHeaders("*");
    message.setBody(MAPPER.writeValueAsString(body));
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, type);
  }

  private static Problem problem(Throwable cause) {
    return switch (cause) {
      case BadRequest bad -> problem("request", "The request cannot be done", bad.status(), bad.getMessage());
      case IntakeRefused refused -> problem(
          word(refused.code()), "The documents were not taken in", status(refused.code()), refused.reason());
      case PlanRefused refused -> problem(word(refused.code()), "The plan was refused", 422, refused.getMessage());
      case RequestConflict conflict ->
          problem("idempotency-key", "The key was used for something else", 422, conflict.getMessage());
      case Journal.Unreachable unreachable -> problem("unreachable", "Try again later", 503, unreachable.getMessage());
      case Busy busy -> problem("busy", "Try again later", TOO_MANY, busy.getMessage());
      default -> {
        LOG.error("a request failed", cause);
        yield problem("internal", "Something failed on our side", 500, "The operator's log has the details.");
      }
    };
  }

  private static Problem problem(String type, String title, int status, String detail) {
    return new Problem("urn:cflow:" + type, title, status, detail);
  }

  private static String word(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static int status(IntakeRefused.Code code) {
    return switch (code) {
      case BOMB, TOO_LARGE, TOO_MANY_FILES -> 413;
      case BAD_NAME, MALFORMED -> 400;
      case LINK_REFUSED, UNREADABLE -> 422;
    };
  }

  /** Trouble inside: the exchange ends here, and what it carried is brought back by its lease or by the outbox. */
  public void note(Exchange exchange) {
    LOG.error(
        "route {} could not go on", exchange.getFromRouteId(),
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
  }
}
