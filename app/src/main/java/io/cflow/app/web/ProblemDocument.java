package io.cflow.app.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;

/** {@code application/problem+json} (RFC 9457) for what never reaches a route. */
final class ProblemDocument {

  private ProblemDocument() {}

  /** @param detail a constant of ours, needing no escape */
  static void write(HttpServletResponse response, int status, String detail) throws IOException {
    var title = HttpStatus.valueOf(status).getReasonPhrase();
    var json = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
        .formatted(title, status, detail);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
  }
}
