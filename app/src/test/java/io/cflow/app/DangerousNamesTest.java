package io.cflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.app.LiveServer.Reply;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Headers and query parameters are message headers to Camel, and some message headers are commands. Every dangerous
 * name is sent to every route, by both ways: nothing of it comes back, and nothing changes.
 */
@ExtendWith(WithLiveServer.class)
class DangerousNamesTest {

  private static final String NOBODY = "01a203f2-0000-7000-8000-000000000000";
  private static final String MARK = "xyzzy";

  /** What is a command to Camel: refused at the door. */
  private static final List<String> COMMANDS = List.of(
      "CamelHttpUri", "CamelRestHttpUri", "CamelHttpPath", "CamelHttpQuery", "CamelHttpMethod", "CamelHttpResponseCode",
      "CamelFileName", "CamelSqlQuery", "CamelJdbcParameters", "CamelBeanMethodName", "CamelKafkaTopic",
      "CamelExecCommandExecutable", "CamelLanguageScript", "cAmElHtTpUrI", "CAMELFILENAME", "org.apache.camel.any",
      "kafka.TOPIC", "kafka.OVERRIDE_TOPIC", "Kafka.Topic");

  /** What means something to somebody: to Camel's other parts, to a browser, to a proxy, or to us in another place. */
  private static final List<String> NAMES = List.of(
      "Location", "Set-Cookie", "Authorization", "Cookie", "Access-Control-Allow-Origin", "ETag", "Retry-After",
      "Long-Running-Action", "breadcrumbId", "JMSReplyTo", "SOAPAction", "X-Forwarded-Host", "X-Forwarded-Prefix",
      "X-HTTP-Method-Override", "Content-Disposition", "Refresh", "Link", "id", "execution", "status", "after", "limit",
      "project", "request", "task", "sEt-CoOkIe", "LOCATION");

  /** What is a header to us and must not come as a parameter, or is not for callers to set at all. */
  private static final List<String> ONLY_AS_PARAMETER = List.of(
      "If-Match", "Idempotency-Key", "Content-Type", "Content-Length", "Content-Encoding", "Transfer-Encoding", "Host",
      "Connection", "Last-Event-ID", "id", "request");

  private final LiveServer server;

  DangerousNamesTest(LiveServer server) {
    this.server = server;
  }

  /** A request to one route, with what it is answered when nobody meddles. */
  record Call(String method, String path, String contentType, String body, int status) {

    static Call get(String path, int status) {
      return new Call("GET", path, "", "", status);
    }

    static Call post(String path, String body, int status) {
      return new Call("POST", path, "application/json", body, status);
    }

    BodyPublisher publisher() {
      return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    @Override
    public String toString() {
      return method + " " + path + " " + status;
    }
  }

  static Stream<Call> calls() {
    var lists = Stream.of("plans", "executions", "tasks", "decisions", "agents", "dead-letters")
        .flatMap(list -> Stream.of(
            Call.get("/api/" + list, 200), Call.get("/api/" + list + "/" + NOBODY, 404)));
    return Stream.concat(lists, Stream.of(
        Call.get("/api/executions/" + NOBODY + "/artifacts", 404),
        Call.get("/api/why/77.7", 404),
        Call.get("/api/nothing", 404),
        Call.get("/openapi.yaml", 200),
        new Call("DELETE", "/api/executions", "", "", 405),
        new Call("PUT", "/api/events", "", "", 405),
        new Call("POST", "/api/documents", "text/plain", "x", 415),
        Call.post("/api/documents", "{", 400),
        Call.post("/api/documents", Documents.none().json("dangerous"), 422),
        Call.post("/api/documents", Documents.prdOnly().json("dangerous"), 202),
        Call.post("/api/executions/" + NOBODY + "/signals", "{\"signal\":\"pause\"}", 404),
        Call.post("/api/executions/" + NOBODY + "/signals", "{\"signal\":\"explode\"}", 422),
        Call.post("/api/decisions/" + NOBODY, "{\"verb\":\"accept\"}", 404)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_command_to_Camel_is_refused_by_header_and_by_parameter(Call call) {
    for (var name : call.path().startsWith("/api/") ? COMMANDS : List.<String>of()) {
      for (var refused : List.of(answer(call, "", name, MARK), answer(call, name + "=" + MARK))) {
        assertThat(refused.status()).as(name).isEqualTo(400);
        assertNothingReflected(refused);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void any_other_name_changes_nothing_by_header_and_by_parameter(Call call) {
    var undisturbed = answer(call, "");
    assertThat(undisturbed.status()).isEqualTo(call.status());

    var headers = NAMES.stream().flatMap(name -> Stream.of(name, MARK)).toArray(String[]::new);
    assertSame(answer(call, "", headers), undisturbed);
    assertSame(answer(call, query(NAMES.stream().filter(name -> !isParameter(name)).toList())), undisturbed);
    assertSame(answer(call, query(ONLY_AS_PARAMETER)), undisturbed);
  }

  /** By a header of that name it would be a filter or a cursor, which it is only as a parameter. */
  private static boolean isParameter(String name) {
    return List.of("execution", "status", "after", "limit", "project").contains(name);
  }

  private static String query(List<String> names) {
    return names.stream().map(name -> name + "=" + MARK).collect(Collectors.joining("&"));
  }

  @Test
  void nothing_is_reflected_when_something_fails_inside() {
    var database = JdbcClient.create(server.bean(DataSource.class));
    database.sql("alter table dead_letters rename to hidden_letters").update();
    try {
      var call = Call.get("/api/dead-letters", 500);
      var undisturbed = answer(call, "");
      var headers = NAMES.stream().flatMap(name -> Stream.of(name, MARK)).toArray(String[]::new);

      assertThat(undisturbed.status()).isEqualTo(500);
      assertThat(undisturbed.body()).doesNotContain("hidden", "dead_letters", "SQL", "select", "Exception");
      assertSame(answer(call, "", headers), undisturbed);
      assertSame(answer(call, query(ONLY_AS_PARAMETER)), undisturbed);
    } finally {
      database.sql("alter table hidden_letters rename to dead_letters").update();
    }
    assertThat(server.get("/api/dead-letters").status()).isEqualTo(200);
  }

  @Test
  void an_answer_s_version_counts_only_as_a_header() {
    var execution = server.submit("version-by-query", Documents.teaRound()).execution();
    server.awaitRest(execution);
    var decision = server.items("/api/decisions?status=open&execution=" + execution).get(0);
    var path = "/api/decisions/" + decision.path("id").asString();

    var refused = server.postJson(path + "?If-Match=" + decision.path("contentHash").asString(), "{\"verb\":\"accept\"}");

    assertThat(refused.status()).isEqualTo(428);
  }

  @Test
  void a_body_s_type_counts_only_as_a_header() {
    var reply = server.send(
        "POST", "/api/documents?Content-Type=application%2Fjson",
        BodyPublishers.ofString(Documents.prdOnly().json("typed-by-query")));

    assertThat(reply.status()).isEqualTo(415);
  }

  private Reply answer(Call call, String query, String... headers) {
    var path = call.path() + (query.isEmpty() ? "" : "?" + query);
    if (call.contentType().isEmpty()) {
      return server.send(call.method(), path, call.publisher(), headers);
    }
    var all = Stream.concat(Stream.of("Content-Type", call.contentType()), Stream.of(headers)).toArray(String[]::new);
    return server.send(call.method(), path, call.publisher(), all);
  }

  private static void assertSame(Reply disturbed, Reply undisturbed) {
    assertThat(disturbed.status()).isEqualTo(undisturbed.status());
    assertThat(withoutDate(disturbed)).isEqualTo(withoutDate(undisturbed));
    assertThat(disturbed.body()).isEqualTo(undisturbed.body());
    assertNothingReflected(disturbed);
  }

  private static void assertNothingReflected(Reply reply) {
    assertThat(reply.body()).doesNotContain(MARK);
    assertThat(reply.headers().toString().toLowerCase(Locale.ROOT))
        .doesNotContain(MARK).doesNotContain("set-cookie").doesNotContain("access-control").doesNotContain("authorization");
  }

  private static Map<String, List<String>> withoutDate(Reply reply) {
    var headers = new TreeMap<>(reply.headers());
    headers.remove("date");
    return headers;
  }
}
