package io.cflow.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a server. The options every client command has. */
final class ServerClient {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Option(
      names = "--server", paramLabel = "URL", defaultValue = "${env:CFLOW_SERVER:-http://127.0.0.1:8000}",
      description = "Default: $CFLOW_SERVER, or http://127.0.0.1:8000.")
  private String server = "http://127.0.0.1:8000";

  @Option(names = "--json", description = "Print what the server answers.")
  boolean json;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

  JsonNode get(String path) {
    return read(send(request(path).GET().build()));
  }

  JsonNode post(HttpRequest.Builder request, byte[] body) {
    return read(send(request.POST(BodyPublishers.ofByteArray(body)).build()));
  }

  JsonNode postJson(HttpRequest.Builder request, Object body) {
    return post(request.header("Content-Type", "application/json"), MAPPER.writeValueAsBytes(body));
  }

  HttpRequest.Builder request(String path) {
    try {
      return HttpRequest.newBuilder(URI.create(server + "/api" + path));
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(ExitCode.USAGE, "not a server address: " + server);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The body of a stream that goes on. */
  InputStream stream(String path) {
    var response = exchange(request(path).GET().build(), BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new CommandFailed(ExitCode.FAILED, "the server answered " + response.statusCode());
    }
    return response.body();
  }

  private HttpResponse<String> send(HttpRequest request) {
    return exchange(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (ConnectException e) {
      throw new CommandFailed(ExitCode.UNREACHABLE, "no server at " + server + "; start one with: cflow serve");
    } catch (IOException e) {
      throw new CommandFailed(ExitCode.UNREACHABLE, "the server at " + server + " broke off: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed(ExitCode.FAILED, "interrupted");
    }
  }

  private static JsonNode read(HttpResponse<String> response) {
    if (response.statusCode() >= 400) {
      throw new CommandFailed(exitCode(response.statusCode()), problem(response));
    }
    return MAPPER.readTree(response.body());
  }

  private static String problem(HttpResponse<String> response) {
    try {
      return MAPPER.readTree(response.body()).path("detail").asString("the server answered " + response.statusCode());
    } catch (JacksonException e) {
      return "the server answered " + response.statusCode();
    }
  }

  private static int exitCode(int status) {
    return switch (status) {
      case 400, 415, 428 -> ExitCode.USAGE;
      case 401, 403 -> ExitCode.PERMISSION;
      case 404 -> ExitCode.NOT_FOUND;
      case 409, 412 -> ExitCode.CONFLICT;
      case 429, 503 -> ExitCode.UNREACHABLE;
      default -> ExitCode.FAILED;
    };
  }
}
