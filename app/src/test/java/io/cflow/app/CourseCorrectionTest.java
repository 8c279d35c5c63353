package io.cflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.app.LiveServer.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Documents change while their plan is being worked. */
@ExtendWith(WithLiveServer.class)
class CourseCorrectionTest {

  private static final String EPICS = "docs/epics.md";

  private final LiveServer server;

  CourseCorrectionTest(LiveServer server) {
    this.server = server;
  }

  @Test
  void a_change_of_what_nobody_has_begun_is_taken_at_once_and_only_what_it_touches_runs_again() {
    var execution = rested("unbegun", Documents.teaRound());

    server.submit("unbegun", searched());
    server.awaitRest(execution);

    assertThat(open(execution)).noneMatch(decision -> decision.path("story").asString().isEmpty());
    assertThat(causes("1.2")).contains("completed ran again because story 1.2 changed (epics.md:21)");
    assertThat(causes("1.1")).contains("completed kept: inputs unchanged since plan version 1");
    assertThat(artifacts(execution)).contains("sprint-change-proposal-v2.md");
  }

  @Test
  void the_same_documents_again_run_nothing() {
    var execution = rested("again", Documents.teaRound());
    var attempts = attempts(execution);

    var reply = server.submit("again", Documents.teaRound());

    assertThat(reply.execution()).isEqualTo(execution);
    server.awaitRest(execution);
    assertThat(attempts(execution)).isEqualTo(attempts);
    assertThat(versions("again")).isEqualTo(1);
  }

  @Test
  void taking_a_change_back_brings_the_results_back_without_work() {
    var execution = rested("reverted", Documents.teaRound());
    server.submit("reverted", searched());
    server.awaitRest(execution);
    var attempts = attempts(execution);

    server.submit("reverted", Documents.teaRound().with("docs/more.md", "# Nothing that counts\n"));
    server.awaitRest(execution);

    assertThat(attempts(execution)).isEqualTo(attempts);
    assertThat(causes("1.2")).anyMatch(cause -> cause.contains("its result came back"));
  }

  @Test
  void documents_that_hold_less_are_a_question_and_ignore_keeps_the_plan() {
    var execution = rested("shrunk", Documents.teaRound());

    var reply = server.submit("shrunk", Documents.prdOnly());

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.execution()).isEqualTo(execution);
    var question = question(execution);
    assertThat(question.path("kind").asString()).isEqualTo("shrinking-reread");
    assertThat(question.path("question").asString()).contains("instead of 2; gone without a word: 1.1, 1.2");
    assertThat(answer(question, "{\"verb\":\"ignore\"}").status()).isEqualTo(200);
    assertThat(answer(question, "{\"verb\":\"accept\"}").status()).isEqualTo(409);
    assertThat(plan(execution)).isEqualTo(1);

    server.submit("shrunk", Documents.prdOnly());
    assertThat(open(execution)).as("declined documents are not asked about again")
        .noneMatch(decision -> decision.path("kind").asString().equals("shrinking-reread"));
  }

  @Test
  void nothing_at_all_is_a_question_too_by_folder_and_by_request() throws IOException {
    var execution = rested("emptied", Documents.teaRound());

    var reply = server.submit("emptied", Documents.none().with("docs/notes.md", "Nothing is planned.\n"));

    assertThat(reply.status()).isEqualTo(202);
    assertThat(question(execution).path("kind").asString()).isEqualTo("shrinking-reread");

    var folder = Documents.teaRound().writeTo(server.inbox().resolve("emptied-folder"));
    var taken = Await.until("the folder is taken", () -> executions("emptied-folder"), found -> !found.isEmpty())
        .getFirst().path("id").asString();
    server.awaitRest(taken);
    Files.writeString(folder.resolve("docs/prd.md"), "nothing\n");
    Files.writeString(folder.resolve(EPICS), "nothing\n");
    Await.until("the engine asks", () -> open(taken), found -> found.stream().anyMatch(
        decision -> decision.path("kind").asString().equals("shrinking-reread")));
    assertThat(plan(taken)).isEqualTo(1);
    assertThat(folder).exists();
  }

  @Test
  void a_smaller_plan_that_is_accepted_is_worked() {
    var execution = rested("reduced", Documents.teaRound());
    server.submit("reduced", Documents.prdOnly());

    assertThat(answer(question(execution), "{\"verb\":\"accept\"}").status()).isEqualTo(200);

    assertThat(plan(execution)).isEqualTo(2);
    assertThat(server.get("/api/why/1.1").status()).isEqualTo(200);
    server.awaitRest(execution);
  }

  @Test
  void another_project_of_the_same_name_takes_nobodys_place_without_a_word() {
    var execution = rested("namesake", Documents.teaRound());
    var other = Documents.none().with("docs/prd.md", """
        # Bakery

        ## Functional Requirements

        - FR1: A baker can bake bread.
        - FR2: A baker can sell bread.
        - FR3: A baker can sleep.
        """).with(EPICS, """
        # Bakery

        ## Epic 1: Bread

        ### Story 1.1: Bake

        ### Story 1.2: Sell

        ### Story 1.3: Sleep
        """);

    server.submit("namesake", other);

    assertThat(question(execution).path("question").asString()).contains("look like another project");
    assertThat(plan(execution)).isEqualTo(1);
  }

  @Test
  void the_sample_project_with_a_changed_prd_pauses_what_it_touches_and_repeats_only_that() throws IOException {
    var folder = Folders.copy(Folders.example("bookshelf"), server.inbox().resolve("course"));
    var execution = Await.until("the project is taken", () -> executions("course"), found -> !found.isEmpty())
        .getFirst().path("id").asString();
    server.awaitRest(execution);

    change(folder);
    Await.until("the engine asks", () -> open(execution), CourseCorrectionTest::asksAboutThePlan);
    var question = question(execution);
    assertThat(question.path("question").asString()).contains("gone without a word: 3.3");
    assertThat(question.path("evidence").asString()).contains(
        "## 1. Issue Summary", "## 2. Impact Analysis", "## 3. Recommended Approach",
        "## 4. Detailed Change Proposals", "## 5. Implementation Handoff", "OLD:", "NEW:", "FR13 was added");
    assertThat(server.get("/api/why/1.3").json().path("reason").asString()).contains("paused: plan version 2");

    assertThat(answer(question, "{\"verb\":\"edit\",\"content\":\"# Agreed with the shelf keepers\\n\"}").status())
        .isEqualTo(200);
    server.awaitRest(execution);

    assertThat(repeated(execution)).contains("qa.execute_tests 1.3", "analyst.analyze_requirements ")
        .noneMatch(task -> task.endsWith(" 1.2") || task.endsWith(" 2.1"));
    assertThat(server.get("/api/why/3.3").json().path("standing").asString()).isEqualTo("cancelled");
    assertThat(artifacts(execution)).contains("Agreed with the shelf keepers");
  }

  private static boolean asksAboutThePlan(List<JsonNode> decisions) {
    return decisions.stream().anyMatch(decision -> decision.path("kind").asString().equals("shrinking-reread"));
  }

  /** One requirement changed, one added, one story gone. */
  private static void change(Path folder) throws IOException {
    var prd = folder.resolve("_bmad-output/planning-artifacts/prd.md");
    Files.writeString(prd, Files.readString(prd)
        .replace("the number of copies of each hit.", "the number of copies and the shelf mark of each hit.")
        .replace("### Lending\n", "- FR13: A shelf keeper can print a label.\n\n### Lending\n"));
    var epics = folder.resolve("_bmad-output/planning-artifacts/epics.md");
    var text = Files.readString(epics);
    Files.writeString(epics, text.substring(0, text.indexOf("### Story 3.3:")));
    var sprint = folder.resolve("_bmad-output/implementation-artifacts/sprint-status.yaml");
    Files.writeString(sprint, Files.readString(sprint).replaceAll("  3-3-post.*\n", ""));
  }

  // --- what tests stand on

  private static Documents searched() {
    return Documents.teaRound().changed(EPICS, "nobody has to ask", "nobody needs to ask");
  }

  private String rested(String project, Documents documents) {
    var execution = server.submit(project, documents).execution();
    server.awaitRest(execution);
    return execution;
  }

  private List<JsonNode> open(String execution) {
    return list("/api/decisions?status=open&limit=500&execution=" + execution);
  }

  private List<JsonNode> list(String path) {
    return server.items(path).valueStream().toList();
  }

  private JsonNode question(String execution) {
    return open(execution).stream().filter(decision -> decision.path("story").asString().isEmpty())
        .findFirst().orElseThrow(() -> new AssertionError("nothing is asked"));
  }

  private Reply answer(JsonNode question, String json) {
    return server.postJson(
        "/api/decisions/" + question.path("id").asString(), json,
        "If-Match", "\"" + question.path("contentHash").asString() + "\"");
  }

  private List<JsonNode> executions(String project) {
    return list("/api/executions?limit=500").stream()
        .filter(each -> each.path("project").asString().equals(project)).toList();
  }

  private int plan(String execution) {
    var id = server.get("/api/executions/" + execution).json().path("planId").asString();
    return server.get("/api/plans/" + id).json().path("version").asInt();
  }

  private long versions(String project) {
    return list("/api/plans?limit=500").stream()
        .filter(each -> each.path("project").asString().equals(project)).count();
  }

  private int attempts(String execution) {
    return list("/api/tasks?limit=500&execution=" + execution).stream()
        .mapToInt(task -> task.path("attempt").asInt()).sum();
  }

  /** Of the newest execution that knows the story. */
  private List<String> causes(String story) {
    return server.get("/api/why/" + story).json().path("tasks").valueStream()
        .map(task -> task.path("status").asString() + " " + task.path("cause").asString()).toList();
  }

  private List<String> repeated(String execution) {
    return list("/api/tasks?limit=500&execution=" + execution).stream()
        .filter(task -> task.path("cause").asString().startsWith("ran again"))
        .map(task -> task.path("agent").asString() + "." + task.path("capability").asString() + " "
            + task.path("story").asString())
        .toList();
  }

  private String artifacts(String execution) {
    return server.get("/api/executions/" + execution + "/artifacts").body();
  }
}
