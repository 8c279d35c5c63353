package io.cflow.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the server and Camel's servlet refuse by themselves, in the same form as every other refusal. */
public final class ErrorDocument extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** The container's own message is not told: it may quote the request. */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
    int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
    ProblemDocument.write(response, status, detail(status));
  }

  private static String detail(int status) {
    return switch (status) {
      case 404 -> "there is nothing here; GET /openapi.yaml says what there is";
      case 405 -> "this cannot be done here; GET /openapi.yaml says what can";
      default -> status < 500 ? "the request is not understood" : "the operator's log has the details";
    };
  }
}
