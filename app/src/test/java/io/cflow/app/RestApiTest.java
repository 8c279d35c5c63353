package io.cflow.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.app.LiveServer.Answered;
import io.cflow.app.LiveServer.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Every endpoint and each way it can refuse. {@link LiveServer} holds every single answer against the contract. */
@ExtendWith(WithLiveServer.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestApiTest {

  private static final String NOBODY = "01a203f2-0000-7000-8000-000000000000";
  private static final String OTHER_HASH = "\"" + "0".repeat(64) + "\"";

  private final LiveServer server;

  RestApiTest(LiveServer server) {
    this.server = server;
  }

  // --- documents

  @Test
  void documents_are_taken_as_json_zip_tar_and_form_and_all_four_are_the_same_plan() {
    var documents = Documents.teaRound();

    var asJson = server.submit("four-ways", documents);
    var asZip = server.post("/api/documents?project=four-ways", "application/zip", documents.zip());
    var asTar = server.post("/api/documents?project=four-ways", "application/x-tar", documents.tar());
    var asForm = server.post(
        "/api/documents", "multipart/form-data; boundary=limit", documents.form("four-ways", "limit"));

    assertThat(List.of(asJson, asZip, asTar, asForm)).extracting(Reply::status).containsOnly(202);
    assertThat(List.of(asZip, asTar, asForm)).extracting(Reply::execution).containsOnly(asJson.execution());
    assertThat(asJson.header("Location")).isEqualTo("/api/executions/" + asJson.execution());
    assertThat(server.get(asJson.header("Location")).json().path("project").asString()).isEqualTo("four-ways");
  }

  @Test
  void the_same_key_and_body_give_the_same_answer_and_another_body_is_refused() {
    var first = server.submit("keyed", Documents.teaRound(), "Idempotency-Key", "night-1");
    var again = server.submit("keyed", Documents.teaRound(), "Idempotency-Key", "night-1");
    var other = server.submit("keyed", Documents.prdOnly(), "Idempotency-Key", "night-1");

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().path("detail").asString()).contains("night-1");
    assertThat(versions("keyed")).isEqualTo(1);
  }

  @Test
  void a_key_still_gives_its_first_answer_after_a_newer_version_has_come() {
    var first = server.submit("key-survives", Documents.teaRound(), "Idempotency-Key", "night-2");
    server.submit("key-survives", Documents.prdOnly());

    assertThat(server.submit("key-survives", Documents.teaRound(), "Idempotency-Key", "night-2").execution())
        .isEqualTo(first.execution());
    assertThat(versions("key-survives")).isEqualTo(2);
  }

  @Test
  void sixteen_callers_with_one_key_make_one_execution() throws Exception {
    Callable<Reply> call = () -> server.submit("crowd", Documents.teaRound(), "Idempotency-Key", "crowd-1");

    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies = callers.invokeAll(IntStream.range(0, 16).mapToObj(n -> call).toList());

      assertThat(replies).extracting(reply -> reply.get().execution()).hasSize(16).containsOnly(
          replies.getFirst().get().execution());
    }
    assertThat(executions("crowd")).hasSize(1);
  }

  private long versions(String project) {
    return all("/api/plans").stream().filter(plan -> plan.path("project").asString().equals(project)).count();
  }

  private List<JsonNode> executions(String project) {
    return all("/api/executions").stream().filter(item -> item.path("project").asString().equals(project)).toList();
  }

  @ParameterizedTest
  @CsvSource({
      "text/plain, 415", "application/x-www-form-urlencoded, 415", "text/markdown, 415", "application/yaml, 415",
      "application/json, 400", "multipart/form-data, 400", "application/zip, 422", "application/octet-stream, 422"})
  void what_is_no_documents_is_refused_by_its_type_or_by_its_form(String type, int status) {
    assertThat(server.post("/api/documents?project=odd", type, "{ not any of it".getBytes(UTF_8)).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"documents\":{}}", "{\"documents\":[{}]}", "{\"documents\":[7]}",
      "{\"project\":\"p\",\"documents\":[],\"more\":1}", "{\"project\":\"p\",\"documents\":[]} trailing",
      "{\"project\":7,\"documents\":[]}", "{\"project\":\"../p\",\"documents\":[]}",
      "{\"project\":\"p\",\"project\":\"q\",\"documents\":[]}"})
  void json_that_is_not_what_was_agreed_is_refused(String json) {
    assertThat(server.postJson("/api/documents", json).status()).isEqualTo(400);
  }

  @Test
  void a_body_is_not_read_beyond_the_limit() {
    var tooLarge = new byte[(64 << 20) + 1];

    assertThat(server.post("/api/documents?project=large", "application/zip", tooLarge).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"project=a/b", "project=..%2f..", "project=%20", "project=a&project=b"})
  void a_project_s_name_must_be_safe(String query) {
    assertThat(server.post("/api/documents?" + query, "application/zip", Documents.teaRound().zip()).status())
        .isEqualTo(400);
  }

  @Test
  void a_key_must_be_one_word() {
    assertThat(server.submit("odd-key", Documents.teaRound(), "Idempotency-Key", "two words").status()).isEqualTo(400);
  }

  // --- reads

  @ParameterizedTest
  @ValueSource(strings = {"plans", "executions", "tasks", "decisions", "dead-letters", "agents"})
  void a_list_read_one_by_one_is_the_list_read_at_once(String list) {
    haveSomeOfEverything();

    var atOnce = server.get("/api/" + list + "?limit=4").json();
    var oneByOne = new ArrayList<String>();
    var cursor = "";
    do {
      var page = server.get("/api/" + list + "?limit=1" + (cursor.isEmpty() ? "" : "&after=" + cursor)).json();
      assertThat(page.path("items").size()).isEqualTo(1);
      oneByOne.add(page.path("items").get(0).path("id").asString());
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty() && oneByOne.size() < atOnce.path("items").size());

    assertThat(atOnce.path("items")).isNotEmpty();
    assertThat(atOnce.path("items").valueStream().map(item -> item.path("id").asString())).isEqualTo(oneByOne);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plans", "executions", "tasks", "decisions", "dead-letters", "agents"})
  void an_item_read_alone_is_the_item_in_its_list_and_carries_a_version(String list) {
    haveSomeOfEverything();

    var item = server.get("/api/" + list + "?limit=1").json().path("items").get(0);
    var alone = server.get("/api/" + list + "/" + item.path("id").asString());

    assertThat(alone.status()).isEqualTo(200);
    assertThat(alone.json().path("id")).isEqualTo(item.path("id"));
    assertThat(alone.header("ETag")).startsWith("\"").endsWith("\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plans", "executions", "tasks", "decisions", "dead-letters", "agents"})
  void what_is_not_there_is_404_and_what_cannot_be_asked_is_400(String list) {
    assertThat(server.get("/api/" + list + "/" + NOBODY).status()).isEqualTo(404);
    assertThat(server.get("/api/" + list + "/a%20b").status()).isEqualTo(400);
    assertThat(server.get("/api/" + list + "?limit=0").status()).isEqualTo(400);
    assertThat(server.get("/api/" + list + "?limit=501").status()).isEqualTo(400);
    assertThat(server.get("/api/" + list + "?limit=some").status()).isEqualTo(400);
    assertThat(server.get("/api/" + list + "?after=a%20b").status()).isEqualTo(400);
    assertThat(server.get("/api/" + list + "?execution=1").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plans", "executions", "tasks", "decisions", "dead-letters"})
  void a_cursor_that_is_none_is_400(String list) {
    assertThat(server.get("/api/" + list + "?after=zzz").status()).isEqualTo(400);
  }

  @Test
  void a_filter_keeps_what_it_names() {
    var execution = rested("filtered");

    var tasks = server.get("/api/tasks?limit=500&status=completed&execution=" + execution).json().path("items");

    assertThat(tasks).isNotEmpty().allSatisfy(task -> {
      assertThat(task.path("status").asString()).isEqualTo("completed");
      assertThat(task.path("executionId").asString()).isEqualTo(execution);
    });
    assertThat(server.items("/api/decisions?status=open&execution=" + execution)).isNotEmpty();
    assertThat(server.items("/api/plans?execution=" + execution).size()).isEqualTo(1);
    assertThat(server.items("/api/executions?execution=" + execution).size()).isEqualTo(1);
  }

  @Test
  void a_filter_given_twice_is_not_guessed_at() {
    assertThat(server.get("/api/tasks?status=completed&status=dead").status()).isEqualTo(400);
  }

  @Test
  void the_version_changes_with_the_thing() {
    var execution = rested("versioned");
    var before = server.get("/api/executions/" + execution).header("ETag");

    assertThat(server.get("/api/executions/" + execution).header("ETag")).isEqualTo(before);
    signal(execution, "{\"signal\":\"pause\"}");
    assertThat(server.get("/api/executions/" + execution).header("ETag")).isNotEqualTo(before);
  }

  @Test
  void an_execution_shows_the_documents_it_made() {
    var path = "/api/executions/" + rested("artful") + "/artifacts";
    // The reports on the whole are written when it has come to rest.
    var artifacts = Await.until("all are there", () -> server.items(path), items -> items.toString().contains("index.md"));

    assertThat(artifacts.valueStream().map(item -> item.path("id").asString())).isSorted().contains("requirement-analysis.md", "index.md");
    assertThat(server.get("/api/executions/" + NOBODY + "/artifacts").status()).isEqualTo(404);
    assertThat(server.get("/api/executions/some/artifacts").status()).isEqualTo(400);
  }

  @Test
  void a_story_says_why_it_stands_where_it_stands() {
    var documents = Documents.teaRound().changed("docs/epics.md", "Story 1.2", "Story 7.2").changed(
        "docs/epics.md", "Story 1.1", "Story 7.1").changed("docs/epics.md", "Epic 1", "Epic 7");
    var execution = server.submit("why", documents).execution();
    server.awaitRest(execution);

    var why = server.get("/api/why/7.2").json();

    assertThat(why.path("execution").asString()).isEqualTo(execution);
    assertThat(why.path("waitsFor").valueStream().map(edge -> edge.path("story").asString())).containsExactly("7.1");
    assertThat(why.at("/waitsFor/0/evidence").asString()).startsWith("docs/epics.md:");
    assertThat(why.path("tasks")).isNotEmpty();
    assertThat(server.get("/api/why/7.1").json().at("/decision/id").asString()).isNotEmpty();
    assertThat(server.get("/api/why/9.9").status()).isEqualTo(404);
    assertThat(server.get("/api/why/9%209").status()).isEqualTo(400);
  }

  // --- signals

  @Test
  void an_execution_can_be_paused_resumed_and_cancelled_for_good() {
    var execution = rested("signalled");

    assertThat(signal(execution, "{\"signal\":\"pause\"}").status()).isEqualTo(200);
    assertThat(status(execution)).isEqualTo("paused");
    assertThat(signal(execution, "{\"signal\":\"resume\"}").status()).isEqualTo(200);
    assertThat(status(execution)).isEqualTo("running");
    assertThat(signal(execution, "{\"signal\":\"retry\"}").status()).isEqualTo(200);
    assertThat(signal(execution, "{\"signal\":\"cancel\",\"reason\":\"called off\"}").status()).isEqualTo(200);
    assertThat(status(execution)).isEqualTo("cancelled");
    assertThat(signal(execution, "{\"signal\":\"resume\"}").status()).isEqualTo(409);
  }

  @Test
  void a_transition_the_workflow_does_not_list_is_refused_with_what_is_allowed_and_buried() {
    var execution = rested("jumpy");
    var before = server.get("/api/why/1.1").json();

    var refused = signal(execution, "{\"signal\":\"transition\",\"story\":\"1.1\",\"to\":\"deployment\"}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("detail").asString()).contains("-> deployment").contains("allowed: [development]");
    assertThat(server.get("/api/why/1.1").json()).isEqualTo(before);
    assertThat(server.items("/api/dead-letters?execution=" + execution).valueStream()
        .map(letter -> letter.path("reason").asString())).anyMatch(reason -> reason.contains("deployment"));
  }

  @Test
  void a_signal_that_cannot_be_understood_changes_nothing() {
    var path = "/api/executions/" + rested("deaf") + "/signals";

    assertThat(server.postJson(path, "").status()).isEqualTo(400);
    assertThat(server.postJson(path, "[]").status()).isEqualTo(400);
    assertThat(server.postJson(path, "{\"signal\":\"pause\",\"more\":1}").status()).isEqualTo(400);
    assertThat(server.postJson(path, "{\"signal\":\"explode\"}").status()).isEqualTo(422);
    assertThat(server.postJson(path, "{\"signal\":\"transition\",\"to\":\"No Stage\"}").status()).isEqualTo(422);
    assertThat(server.post(path, "text/plain", "{\"signal\":\"pause\"}".getBytes(UTF_8)).status()).isEqualTo(415);
    assertThat(server.postJson(path, " ".repeat((1 << 20) + 1)).status()).isEqualTo(413);
    assertThat(server.postJson("/api/executions/some/signals", "{\"signal\":\"pause\"}").status()).isEqualTo(400);
    assertThat(server.postJson("/api/executions/" + NOBODY + "/signals", "{\"signal\":\"pause\"}").status())
        .isEqualTo(404);
  }

  @Test
  void a_retry_of_a_story_that_is_not_there_is_not_said_to_be_done() {
    assertThat(signal(rested("retried"), "{\"signal\":\"retry\",\"story\":\"77.7\"}").status()).isEqualTo(409);
  }

  private Reply signal(String execution, String json) {
    return server.postJson("/api/executions/" + execution + "/signals", json);
  }

  private String status(String execution) {
    return server.get("/api/executions/" + execution).json().path("status").asString();
  }

  // --- decisions

  @Test
  void an_answer_names_the_question_and_the_first_one_counts() {
    var decision = openDecision("asked");
    var path = "/api/decisions/" + decision.path("id").asString();
    var version = server.get(path).header("ETag");
    var yes = "{\"verb\":\"accept\",\"text\":\"go\"}";

    assertThat(server.postJson(path, yes).status()).isEqualTo(428);
    assertThat(server.postJson(path, yes, "If-Match", OTHER_HASH).status()).isEqualTo(412);
    assertThat(server.postJson(path, yes, "If-Match", version).status()).isEqualTo(200);
    assertThat(server.postJson(path, yes, "If-Match", version).status()).isEqualTo(200);
    assertThat(server.postJson(path, "{\"verb\":\"respond\"}", "If-Match", version).status()).isEqualTo(409);

    var answered = server.get(path).json();
    assertThat(answered.path("state").asString()).isEqualTo("answered");
    assertThat(answered.path("verb").asString()).isEqualTo("accept");
    assertThat(answered.path("actor").asString()).isEqualTo("operator");
    assertThat(answered.path("answer").asString()).isEqualTo("go");
  }

  @Test
  void of_sixteen_people_who_disagree_one_side_wins_and_the_other_hears_so() throws Exception {
    var path = "/api/decisions/" + openDecision("disputed").path("id").asString();
    var version = server.get(path).header("ETag");
    List<Callable<Reply>> people = IntStream.range(0, 16)
        .<Callable<Reply>>mapToObj(n -> () -> server.postJson(
            path, n % 2 == 0 ? "{\"verb\":\"accept\"}" : "{\"verb\":\"respond\"}", "If-Match", version))
        .toList();

    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var verdicts = new ArrayList<Integer>();
      for (var reply : callers.invokeAll(people)) {
        verdicts.add(reply.get().status());
      }

      boolean yes = server.get(path).json().path("verb").asString().equals("accept");
      for (int n = 0; n < 16; n++) {
        assertThat(verdicts.get(n)).isEqualTo((n % 2 == 0) == yes ? 200 : 409);
      }
    }
  }

  @Test
  void an_answer_that_cannot_be_understood_changes_nothing() {
    var decision = openDecision("puzzled");
    var path = "/api/decisions/" + decision.path("id").asString();
    var version = server.get(path).header("ETag");

    assertThat(server.postJson(path, "{", "If-Match", version).status()).isEqualTo(400);
    assertThat(server.postJson(path, "{\"verb\":\"perhaps\"}", "If-Match", version).status()).isEqualTo(422);
    assertThat(server.postJson(path, "{}", "If-Match", version).status()).isEqualTo(422);
    assertThat(server.post(path, "text/plain", "{\"verb\":\"accept\"}".getBytes(UTF_8), "If-Match", version).status())
        .isEqualTo(415);
    assertThat(server.postJson(path, " ".repeat((1 << 20) + 1), "If-Match", version).status()).isEqualTo(413);
    assertThat(server.postJson("/api/decisions/some", "{\"verb\":\"accept\"}", "If-Match", version).status())
        .isEqualTo(400);
    assertThat(server.postJson("/api/decisions/" + NOBODY, "{\"verb\":\"accept\"}", "If-Match", version).status())
        .isEqualTo(404);
    assertThat(server.get(path).json().path("state").asString()).isEqualTo("open");
  }

  @Test
  void a_question_of_a_cancelled_execution_has_lapsed() {
    var decision = openDecision("lapsed");
    var path = "/api/decisions/" + decision.path("id").asString();
    var version = server.get(path).header("ETag");
    signal(decision.path("executionId").asString(), "{\"signal\":\"cancel\"}");

    assertThat(server.postJson(path, "{\"verb\":\"accept\"}", "If-Match", version).status()).isEqualTo(409);
    assertThat(server.get(path).json().path("state").asString()).isEqualTo("lapsed");
  }

  private JsonNode openDecision(String project) {
    var open = server.items("/api/decisions?status=open&execution=" + rested(project));
    assertThat(open).as("open questions of " + project).isNotEmpty();
    return open.get(0);
  }

  // --- the rest

  @Test
  void a_page_of_another_site_may_not_send_anything() {
    var body = Documents.prdOnly().json("foreign");
    for (var path : List.of("/api/documents", "/api/executions/" + NOBODY + "/signals", "/api/decisions/" + NOBODY)) {
      assertThat(server.postJson(path, body, "Origin", "https://elsewhere.example").status()).isEqualTo(403);
      assertThat(server.postJson(path, body, "Origin", "null").status()).isEqualTo(403);
      assertThat(server.postJson(path, body, "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
    }
    assertThat(executions("foreign")).isEmpty();
    assertThat(server.postJson("/api/documents", body, "Origin", server.address()).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE"})
  void a_method_that_is_not_there_is_refused_in_the_same_form(String method) {
    for (var path : List.of("/api/executions", "/api/executions/" + NOBODY, "/api/documents", "/api/events")) {
      assertThat(server.send(method, path, BodyPublishers.noBody()).status()).isEqualTo(405);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/", "/api/nothing", "/api/executions/a/b/c", "/", "/error", "/api/events/more",
      "/application.yaml", "/routes/api.camel.yaml", "/actuator/env", "/actuator/beans"})
  void a_path_that_is_not_there_is_refused_in_the_same_form(String path) {
    assertThat(server.get(path).status()).isEqualTo(404);
  }

  @Test
  void health_is_told_without_details() {
    assertThat(server.plain("GET", "/actuator/health", BodyPublishers.noBody()).json().propertyNames())
        .containsOnly("status", "groups");
    assertThat(server.plain("GET", "/actuator/health/readiness", BodyPublishers.noBody()).status()).isEqualTo(200);
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void while_the_routes_do_not_run_the_answer_is_later() {
    // What is handed to routes that do not run is lost until the next start, so nothing may be under way.
    Await.until("everything rests", () -> all("/api/executions").stream()
        .noneMatch(item -> item.path("status").asString().equals("running") && !item.path("quiet").asBoolean()));
    var camel = server.bean(CamelContext.class);
    camel.suspend();
    try {
      var reply = server.get("/api/executions");
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header("Retry-After")).isEqualTo("1");
    } finally {
      camel.resume();
    }
    assertThat(server.get("/api/executions").status()).isEqualTo(200);
  }

  @Test
  void what_another_process_has_to_apply_is_kept_and_said_to_be_pending() {
    var database = JdbcClient.create(server.bean(DataSource.class));
    var execution = UUID.randomUUID();
    var decision = UUID.randomUUID();
    database.sql("insert into workers (id, epoch, seen_at) values ('elsewhere', 0, now() + interval '1 hour')").update();
    database.sql("""
        insert into workflow_executions (id, tenant_id, project, workflow, current_stage, status, owner, output)
        values (:id, 'default', 'elsewhere', 'bmad', 'testing', 'running', 'elsewhere', '/nowhere')""")
        .param("id", execution).update();
    database.sql("""
        insert into decisions (id, tenant_id, execution_id, track, kind, from_stage, to_stage, question, content_hash)
        select :decision, 'default', :id, '1.1', d.kind, 'validation', 'deployment', 'sure?', repeat('a', 64)
        from (select 'acceptance' as kind) d""").param("decision", decision).param("id", execution).update();
    try {
      var signal = server.postJson("/api/executions/" + execution + "/signals", "{\"signal\": \"pause\"}");
      assertThat(signal.status()).as(signal.body()).isEqualTo(202);
      assertThat(signal.json().path("state").asString()).isEqualTo("pending");
      var answer = server.postJson(
          "/api/decisions/" + decision, "{\"verb\": \"accept\"}", "If-Match", '"' + "a".repeat(64) + '"');
      assertThat(answer.status()).as(answer.body()).isEqualTo(202);
      assertThat(database.sql("select count(*) from inbound where execution_id = :id").param("id", execution)
          .query(Long.class).single()).isEqualTo(2);
    } finally {
      database.sql("delete from workflow_executions where id = :id").param("id", execution).update();
      database.sql("delete from workers where id = 'elsewhere'").update();
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_status_the_contract_names_was_really_answered() {
    server.get("/openapi.yaml");
    server.get("/api/events", "Last-Event-ID", "x");
    server.answered().add(new Answered(new Contract.Operation("GET", "/api/events"), 200)); // EventStreamTest reads it
    // IntakeGroupTest fills all the places, IntakeRouteTest looks at the answer.
    server.answered().add(new Answered(new Contract.Operation("POST", "/api/documents"), 429));
    var missing = new ArrayList<String>();
    for (var operation : server.contract().operations()) {
      for (int status : server.contract().statuses(operation)) {
        if (!server.answered().contains(new Answered(operation, status))) {
          missing.add(operation + " " + status);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  // --- what tests stand on

  /** A small project that has been worked until it waits for a person. */
  private String rested(String project) {
    var execution = server.submit(project, Documents.teaRound()).execution();
    server.awaitRest(execution);
    return execution;
  }

  private void haveSomeOfEverything() {
    if (executions("everything").isEmpty()) {
      var execution = rested("everything");
      signal(execution, "{\"signal\":\"transition\",\"story\":\"1.1\",\"to\":\"deployment\"}");
      signal(execution, "{\"signal\":\"transition\",\"story\":\"1.2\",\"to\":\"deployment\"}");
    }
  }

  private List<JsonNode> all(String list) {
    var items = new ArrayList<JsonNode>();
    var after = "";
    do {
      var page = server.get(list + "?limit=500" + (after.isEmpty() ? "" : "&after=" + after)).json();
      page.path("items").forEach(items::add);
      after = page.path("next").asString("");
    } while (!after.isEmpty());
    return items;
  }

  @Test
  void ids_are_in_the_order_of_time() {
    var first = server.submit("earlier", Documents.prdOnly()).execution();
    var second = server.submit("later", Documents.prdOnly()).execution();

    assertThat(UUID.fromString(first)).isLessThan(UUID.fromString(second));
  }
}
