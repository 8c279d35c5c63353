package io.cflow.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.app.Documents;
import io.cflow.app.Folders;
import io.cflow.app.LiveServer;
import io.cflow.app.WithLiveServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every client command against a live server: what it prints where, and how it ends. */
@ExtendWith(WithLiveServer.class)
@Timeout(120)
class ClientCommandsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NOBODY = "01a203f2-0000-7000-8000-000000000000";

  private final LiveServer server;
  @TempDir
  private Path folder;

  ClientCommandsTest(LiveServer server) {
    this.server = server;
  }

  record Ended(int code, String out, String err) {

    /** Standard output is one JSON document and nothing else. */
    JsonNode json() {
      assertThat(out.strip().lines()).hasSize(1);
      return JSON.readTree(out);
    }
  }

  private Ended run(String... arguments) {
    return runAt(server.address(), arguments);
  }

  private static Ended runAt(String address, String... arguments) {
    return bare(Stream.concat(Stream.of(arguments), Stream.of("--server", address)).toArray(String[]::new));
  }

  private static Ended bare(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console = new Console(new PrintStream(out), new PrintStream(err));
    int code = CommandLineInterface.commandLine(console, (options, narration) -> {
      throw new AssertionError("a client started an engine");
    }, InstantSource.fixed(Instant.EPOCH)).execute(arguments);
    return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private String submitted(String project) throws IOException {
    var submit = run("submit", Documents.teaRound().writeTo(folder.resolve(project)).toString(), "--json");
    assertThat(submit.code()).as(submit.err()).isZero();
    return submit.json().path("execution").asString();
  }

  private String rested(String project) throws IOException {
    var execution = submitted(project);
    server.awaitRest(execution);
    return execution;
  }

  private JsonNode decision(String execution) {
    var open = run("decisions", "--status", "open", "--execution", execution, "--json").json();
    assertThat(open).isNotEmpty();
    return open.get(0);
  }

  // --- submit

  @Test
  void a_folder_and_an_archive_of_it_are_the_same_submission() throws IOException {
    var execution = submitted("cli-folder");
    var archive = Files.write(folder.resolve("cli-folder.zip"), Documents.teaRound().zip());

    var zipped = run("submit", archive.toString(), "--json");
    var named = run("submit", archive.toString(), "--project", "cli-named");

    assertThat(zipped.code()).isZero();
    assertThat(zipped.json().path("execution").asString()).isEqualTo(execution);
    assertThat(named.code()).isZero();
    assertThat(named.out()).startsWith("accepted as execution ").doesNotContain(execution);
    assertThat(named.err()).contains("cflow watch");
  }

  @Test
  void a_key_is_kept_by_the_server() throws IOException {
    var project = Documents.teaRound().writeTo(folder.resolve("cli-key")).toString();

    assertThat(run("submit", project, "--key", "cli-key-1").code()).isZero();
    Documents.prdOnly().changed("docs/prd.md", "tea round", "coffee round").writeTo(folder.resolve("cli-key"));
    var other = run("submit", project, "--key", "cli-key-1");

    assertThat(other.code()).isEqualTo(ExitCode.FAILED);
    assertThat(other.err()).contains("cli-key-1");
    assertThat(other.out()).isEmpty();
  }

  @Test
  void what_cannot_be_submitted_is_told_with_its_reason() throws IOException {
    var ring = run("submit", Folders.example("broken-cycle").toString());
    var nothing = run("submit", Files.createDirectory(folder.resolve("cli-empty")).toString());
    var missing = run("submit", folder.resolve("nowhere").toString());

    // As for run and inspect: the command was right, the plan was not.
    assertThat(ring.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ring.err()).contains("1.1 waits for 2.1").containsPattern("epics\\.md:\\d+");
    assertThat(nothing.code()).isEqualTo(ExitCode.FAILED);
    assertThat(missing.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(List.of(ring, nothing, missing)).extracting(Ended::out).containsOnly("");
  }

  // --- reads

  @Test
  void lists_are_tables_for_people_and_one_document_for_programs() throws IOException {
    var execution = rested("cli-lists");

    var table = run("tasks", "--execution", execution);
    var tasks = run("tasks", "--execution", execution, "--json");
    var executions = run("executions", "--json");

    assertThat(table.code()).isZero();
    assertThat(table.out()).startsWith("agent").contains("analyst").contains("create_test_plans");
    assertThat(table.out().lines()).hasSize(tasks.json().size() + 1);
    assertThat(executions.json().valueStream().map(item -> item.path("id").asString())).contains(execution);
    assertThat(run("decisions", "--execution", execution).out()).contains("open").contains("1.1");
    assertThat(List.of(table, tasks, executions)).extracting(Ended::err).containsOnly("");
  }

  @Test
  void why_tells_a_story_s_standing_and_what_it_waits_for() throws IOException {
    rested("cli-why");

    var told = run("why", "1.2");
    var unknown = run("why", "88.8");

    assertThat(told.code()).isZero();
    assertThat(told.out()).startsWith("Story 1.2").contains("waits for story 1.1").contains("docs/epics.md:");
    assertThat(run("why", "1.2", "--json").json().path("story").asString()).isEqualTo("1.2");
    assertThat(unknown.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(unknown.err()).contains("there is no story 88.8");
  }

  // --- answers

  @Test
  void a_question_is_approved_once_and_rejected_too_late() throws IOException {
    var decision = decision(rested("cli-answers")).path("id").asString();

    var approved = run("approve", decision, "--text", "go on", "--json");
    var again = run("approve", decision);
    var late = run("reject", decision, "--text", "no");

    assertThat(approved.code()).isZero();
    assertThat(approved.json().path("state").asString()).isEqualTo("answered");
    assertThat(approved.err()).as("the question is shown").isNotBlank();
    assertThat(again.code()).isZero();
    assertThat(late.code()).isEqualTo(ExitCode.CONFLICT);
    assertThat(late.err()).contains("answered already");
    assertThat(run("approve", NOBODY).code()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void a_rejected_story_can_be_retried_and_is_asked_about_again() throws IOException {
    var execution = rested("cli-reject");
    var decision = decision(execution);
    var story = decision.path("story").asString();

    assertThat(run("reject", decision.path("id").asString(), "--text", "too vague").code()).isZero();
    server.awaitRest(execution);
    assertThat(run("retry", execution, "--story", story).code()).isZero();
    server.awaitRest(execution);

    assertThat(decision(execution).path("id")).isNotEqualTo(decision.path("id"));
    assertThat(run("retry", execution, "--story", "77.7").code()).isEqualTo(ExitCode.CONFLICT);
  }

  // --- signals and the stream

  @Test
  void a_cancelled_execution_is_over_and_its_watcher_goes_home() throws IOException {
    var execution = rested("cli-cancel");

    var cancelled = run("cancel", execution, "--reason", "called off", "--json");
    var watched = run("watch", "--execution", execution, "--json");

    assertThat(cancelled.code()).isZero();
    assertThat(cancelled.json().path("execution").asString()).isEqualTo(execution);
    assertThat(server.get("/api/executions/" + execution).json().path("status").asString()).isEqualTo("cancelled");
    assertThat(watched.code()).isZero();
    assertThat(watched.out().lines().map(line -> JSON.readTree(line).path("execution").asString())).containsOnly(execution);
    assertThat(watched.out().strip().lines().toList().getLast()).contains("execution-cancelled").contains("called off");
    assertThat(run("cancel", execution).code()).isEqualTo(ExitCode.CONFLICT);
    assertThat(run("cancel", NOBODY).code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(run("retry", "no-id").code()).isEqualTo(ExitCode.USAGE);
  }

  // --- what is wrong with the call

  @ParameterizedTest
  @ValueSource(strings = {"tasks", "executions", "decisions", "why 1.1", "approve " + NOBODY, "reject " + NOBODY,
      "retry " + NOBODY, "cancel " + NOBODY, "watch"})
  void without_a_server_a_client_says_so(String command) throws IOException {
    int nobodyListens;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobodyListens = socket.getLocalPort();
    }

    var ended = runAt("http://127.0.0.1:" + nobodyListens, command.split(" "));

    assertThat(ended.code()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(ended.err()).contains("cflow serve");
    assertThat(ended.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"explode", "tasks --nonsense", "why", "approve", "run a b", "serve --port many",
      "run . --answer perhaps", "tasks --server not\u0000a:server"})
  void a_call_that_is_none_is_told_from_help(String command) {
    var ended = bare(command.split(" "));

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "run"})
  void a_folder_that_is_not_there_is_told_before_anything_starts(String command) throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    assertThat(bare(command, folder.resolve("nowhere").toString()).code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(bare(command, file.toString()).code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void inspect_prints_one_document_and_refuses_what_would_be_refused() {
    var sound = bare("inspect", Folders.example("bookshelf").toString(), "--json");
    var ring = bare("inspect", Folders.example("broken-cycle").toString(), "--json");

    assertThat(sound.code()).isZero();
    assertThat(JSON.readTree(sound.out()).isObject()).isTrue();
    assertThat(ring.code()).isEqualTo(ExitCode.FAILED);
    assertThat(JSON.readTree(ring.out()).isObject()).isTrue();
    assertThat(ring.err()).contains("1.1 waits for 2.1");
  }

  @Test
  void text_of_documents_cannot_command_the_terminal() throws IOException {
    var documents = Documents.teaRound().changed("docs/epics.md", "Join the round", "Join \u001b[2J\u0007the round");
    var execution = run("submit", documents.writeTo(folder.resolve("cli-escape")).toString(), "--json").json()
        .path("execution").asString();
    server.awaitRest(execution);

    for (var shown : List.of(run("decisions", "--execution", execution), run("tasks", "--execution", execution),
        run("why", "1.1"), bare("inspect", folder.resolve("cli-escape").toString()))) {
      assertThat(shown.code()).isZero();
      assertThat(shown.out() + shown.err()).doesNotContain("\u001b").doesNotContain("\u0007");
    }
  }
}
