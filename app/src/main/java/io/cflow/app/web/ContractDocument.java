package io.cflow.app.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;

/** The contract, served as the file it is. */
public final class ContractDocument extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String FILE = "/openapi.yaml";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try (var file = ContractDocument.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new FileNotFoundException(FILE + " is missing from the jar");
      }
      response.setContentType("application/yaml");
      response.setHeader("X-Content-Type-Options", "nosniff");
      file.transferTo(response.getOutputStream());
    }
  }
}
