package io.cflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.app.LiveServer.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The watched folder of the live server, and both doors at once. */
@ExtendWith(WithLiveServer.class)
class InboxTest {

  private final LiveServer server;
  @TempDir
  private Path elsewhere;

  InboxTest(LiveServer server) {
    this.server = server;
  }

  @Test
  void a_folder_that_is_left_alone_is_taken_and_its_documents_come_back_into_it() throws IOException {
    var folder = Documents.teaRound().writeTo(server.inbox().resolve("quiet-folder"));

    var execution = taken("quiet-folder", 1).getFirst().path("id").asString();
    server.awaitRest(execution);

    Await.until("documents are back", () -> Files.exists(folder.resolve(".cflow/index.md")));
    assertThat(folder.resolve(".cflow/requirement-analysis.md")).isNotEmptyFile();
    assertThat(executions("quiet-folder")).as("what came back is not taken in again").hasSize(1);
  }

  @Test
  void a_document_that_is_still_being_written_is_waited_for() throws Exception {
    var folder = Documents.prdOnly().writeTo(server.inbox().resolve("slow-writer"));
    var lines = new String(Documents.storiesOnly().files().get("docs/epics.md"), "UTF-8").lines().toList();
    var written = new CountDownLatch(lines.size());
    var seenWhileWriting = new ArrayList<JsonNode>();

    try (var writer = Executors.newSingleThreadScheduledExecutor()) {
      writer.scheduleAtFixedRate(
          () -> {
            if (written.getCount() > 0) {
              append(folder.resolve("docs/epics.md"), lines.get(lines.size() - (int) written.getCount()) + "\n");
              seenWhileWriting.addAll(executions("slow-writer"));
              written.countDown();
            }
          },
          0, 150, TimeUnit.MILLISECONDS);
      assertThat(written.await(60, TimeUnit.SECONDS)).isTrue();
      writer.shutdownNow();
    }

    assertThat(lines.size() * 150).as("the writing took longer than the quiet time").isGreaterThan(3_000);
    assertThat(seenWhileWriting).isEmpty();
    var execution = taken("slow-writer", 1).getFirst();
    assertThat(plan(execution).path("stories").asInt()).isEqualTo(2);
  }

  @Test
  void a_done_marker_is_a_signal_and_not_a_project() throws IOException {
    Documents.teaRound().writeTo(server.inbox().resolve("marked"));
    Files.createFile(server.inbox().resolve("marked.done"));

    taken("marked", 1);

    assertThat(server.inbox().resolve("marked.done")).exists();
    assertThat(failed("marked.done.reason.txt")).doesNotExist();
  }

  @Test
  void a_zip_is_taken_and_its_documents_come_back_beside_the_data() throws IOException {
    Files.write(elsewhere.resolve("boxed.zip"), Documents.teaRound().zip());
    Files.move(elsewhere.resolve("boxed.zip"), server.inbox().resolve("boxed.zip"), StandardCopyOption.ATOMIC_MOVE);

    server.awaitRest(taken("boxed", 1).getFirst().path("id").asString());

    var back = server.data().resolve("projects/boxed/.cflow/index.md");
    Await.until("documents are back", () -> Files.exists(back));
  }

  @Test
  void a_link_out_of_the_inbox_is_set_aside_with_the_reason_and_not_followed() throws IOException {
    var outside = Documents.teaRound().writeTo(elsewhere.resolve("outside"));
    Files.createSymbolicLink(server.inbox().resolve("linked"), outside);

    Await.until("the link is set aside", () -> Files.isSymbolicLink(failed("linked")));

    assertThat(failed("linked.reason.txt")).content().contains("link");
    assertThat(executions("linked")).isEmpty();
    assertThat(outside.resolve("docs/prd.md")).exists();
  }

  @Test
  void a_link_inside_a_project_is_left_out_by_name() throws IOException {
    var secret = Files.writeString(elsewhere.resolve("secret.md"), "# Secret\n\n- FR9: The xyzzy is nobody's business.\n");
    var folder = Documents.teaRound().writeTo(elsewhere.resolve("with-link"));
    Files.createSymbolicLink(folder.resolve("docs/secret.md"), secret);
    Files.move(folder, server.inbox().resolve("with-link"));

    var execution = taken("with-link", 1).getFirst().path("id").asString();
    var artifacts = Await.until("the receipt is written",
        () -> server.get("/api/executions/" + execution + "/artifacts").body(), body -> body.contains("receipt.md"));
    assertThat(artifacts).contains("docs/secret.md").doesNotContain("xyzzy");
  }

  @Test
  void a_plan_that_waits_for_itself_is_set_aside_with_the_stories_and_their_places() throws IOException {
    Folders.copy(Folders.example("broken-cycle"), server.inbox().resolve("ring-folder"));

    Await.until("the project is set aside", () -> Files.isDirectory(failed("ring-folder")));

    assertThat(failed("ring-folder.reason.txt")).content()
        .contains("1.1 waits for 2.1").containsPattern("epics\\.md:\\d+");
    assertThat(server.inbox().resolve("ring-folder")).doesNotExist();
    assertThat(executions("ring-folder")).isEmpty();
  }

  @Test
  void changed_content_is_a_new_version_that_the_same_execution_goes_on_with() throws IOException {
    var folder = Documents.teaRound().writeTo(server.inbox().resolve("revised"));
    var execution = taken("revised", 1).getFirst();
    server.awaitRest(execution.path("id").asString());

    Documents.teaRound().changed("docs/epics.md", "my turn comes too", "I am not forgotten").writeTo(folder);
    Await.until("the second version is worked", () -> newest("executions", "revised"),
        found -> plan(found.getLast()).path("version").asInt() == 2);

    assertThat(executions("revised")).extracting(each -> each.path("id")).containsExactly(execution.path("id"));
    assertThat(server.awaitRest(execution.path("id").asString()).path("status").asString()).isEqualTo("running");
    assertThat(versions("revised")).containsExactly(1, 2);
  }

  @Test
  void a_second_version_that_comes_while_the_first_runs_is_worked_by_the_same_execution() {
    var large = Documents.prdOnly().with("docs/epics.md", manyStories(150));

    var first = server.submit("overtaken", large).execution();
    var second = server.submit("overtaken", large.changed("docs/epics.md", "story 150 ends", "story 150 is over"))
        .execution();

    assertThat(second).isEqualTo(first);
    assertThat(server.awaitRest(first).path("status").asString()).isEqualTo("running");
    assertThat(versions("overtaken")).containsExactly(1, 2);
    assertThat(plan(server.get("/api/executions/" + first).json()).path("version").asInt()).isEqualTo(2);
  }

  private static String manyStories(int count) {
    var epics = new StringBuilder("# Epics\n\n## Epic 1: Many\n");
    for (int n = 1; n <= count; n++) {
      epics.append("""

          ### Story 1.%d: Number %d

          As a colleague,
          I want number %d,
          So that story %d ends.

          **Acceptance Criteria:**

          **Given** number %d
          **When** it is asked for
          **Then** it is shown within 1 s
          """.formatted(n, n, n, n, n));
    }
    return epics.toString();
  }

  @Test
  void the_same_documents_by_folder_and_by_request_at_the_same_time_are_one_execution() throws Exception {
    var projects = List.of("both-doors-a", "both-doors-b");
    List<Callable<Reply>> calls = new ArrayList<>();
    for (var project : projects) {
      Documents.teaRound().writeTo(server.inbox().resolve(project));
      calls.add(() -> server.submit(project, Documents.teaRound()));
      calls.add(() -> server.post("/api/documents?project=" + project, "application/zip", Documents.teaRound().zip()));
    }

    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var reply : callers.invokeAll(calls)) {
        assertThat(reply.get().status()).isEqualTo(202);
      }
    }

    var log = "taken last, when both others are surely in";
    Documents.teaRound().writeTo(server.inbox().resolve("both-doors-last"));
    assertThat(taken("both-doors-last", 1)).as(log).hasSize(1);
    for (var project : projects) {
      assertThat(executions(project)).as(project).hasSize(1);
      assertThat(versions(project)).as(project).containsExactly(1);
    }
  }

  // --- what tests stand on

  private List<JsonNode> taken(String project, int versions) {
    return Await.until(
        project + " is taken", () -> executions(project), found -> found.size() >= versions);
  }

  private List<JsonNode> executions(String project) {
    return newest("executions", project);
  }

  private List<Integer> versions(String project) {
    return newest("plans", project).stream().map(plan -> plan.path("version").asInt()).toList();
  }

  private List<JsonNode> newest(String list, String project) {
    var items = new ArrayList<JsonNode>();
    var after = "";
    do {
      var page = server.get("/api/" + list + "?limit=500" + (after.isEmpty() ? "" : "&after=" + after)).json();
      page.path("items").forEach(items::add);
      after = page.path("next").asString("");
    } while (!after.isEmpty());
    return items.stream().filter(item -> item.path("project").asString().equals(project)).toList();
  }

  private JsonNode plan(JsonNode execution) {
    return server.get("/api/plans/" + execution.path("planId").asString()).json();
  }

  private Path failed(String name) {
    return server.inbox().resolve(".failed").resolve(name);
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
