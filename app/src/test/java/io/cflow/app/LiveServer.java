package io.cflow.app;

import io.cflow.app.engine.Listeners;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole application on a free port, with a database and an inbox of its own. Booted once for all test classes:
 * tests keep apart by the names of their projects.
 */
public final class LiveServer implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path data;
  private final ConfigurableApplicationContext context;
  private final Contract contract;
  private final Set<Answered> answered = ConcurrentHashMap.newKeySet();
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  LiveServer() throws IOException {
    this.data = Files.createTempDirectory("cflow-live");
    this.context = new SpringApplicationBuilder(EngineApplication.class)
        .web(WebApplicationType.SERVLET)
        .logStartupInfo(false)
        .initializers(initialized -> {
          var beans = (GenericApplicationContext) initialized;
          beans.registerBean(Narration.class, () -> line -> { });
          beans.registerBean(Listeners.class, Listeners::new);
        })
        .run(
            "--cflow.data=" + data, "--cflow.answer=ask", "--server.port=0", "--cflow.inbox.enabled=true",
            "--cflow.inbox.folder=" + inbox());
    this.contract = new Contract(plain("GET", "/openapi.yaml", BodyPublishers.noBody()).body());
  }

  /** A status an operation was seen to answer with. */
  record Answered(Contract.Operation operation, int status) {}

  Contract contract() {
    return contract;
  }

  Set<Answered> answered() {
    return answered;
  }

  public Path data() {
    return data;
  }

  Path inbox() {
    return data.resolve("inbox");
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public String address() {
    return "http://127.0.0.1:" + port();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** What came back; bodies are text here. */
  public record Reply(int status, Map<String, List<String>> headers, String body) {

    static Reply of(HttpResponse<String> response) {
      return new Reply(response.statusCode(), response.headers().map(), response.body());
    }

    public JsonNode json() {
      return JSON.readTree(body);
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).getFirst();
    }

    /** The execution a 202 names. */
    public String execution() {
      return json().path("execution").asString();
    }
  }

  public Reply get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  Reply post(String path, String contentType, byte[] body, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", contentType));
    return send("POST", path, BodyPublishers.ofByteArray(body), all.toArray(String[]::new));
  }

  Reply postJson(String path, String json, String... headers) {
    return post(path, "application/json", json.getBytes(UTF_8), headers);
  }

  /** Every answer is held against the contract. */
  Reply send(String method, String path, BodyPublisher body, String... headers) {
    var reply = plain(method, path, body, headers);
    contract.operation(method, path.replaceFirst("\\?.*", "")).ifPresentOrElse(
        operation -> {
          contract.check(operation, reply);
          answered.add(new Answered(operation, reply.status()));
        },
        () -> {
          assertThat(reply.status()).as("%s %s is not in the contract", method, path).isGreaterThanOrEqualTo(400);
          assertThat(contract.problems("/components/schemas/Problem", reply.body())).as(reply.body()).isEmpty();
        });
    return reply;
  }

  Reply plain(String method, String path, BodyPublisher body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(address() + path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return Reply.of(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Hands documents over as JSON. */
  public Reply submit(String project, Documents documents, String... headers) {
    return postJson("/api/documents", documents.json(project), headers);
  }

  JsonNode items(String path) {
    return get(path).json().path("items");
  }

  /** Returns when nothing more happens to the execution without somebody. */
  public JsonNode awaitRest(String execution) {
    return Await.until(
        "execution " + execution + " rests", () -> get("/api/executions/" + execution).json(),
        state -> state.path("quiet").asBoolean()
            || List.of("completed", "failed", "cancelled").contains(state.path("status").asString()));
  }

  @Override
  public void close() throws IOException {
    http.close();
    context.close();
    Folders.delete(data);
  }
}
