package io.cflow.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.app.LiveServer.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Documents nobody should send: what is bad is refused by name, and the rest goes on. */
@ExtendWith(WithLiveServer.class)
class BadInputTest {

  private static final String EPICS = "docs/epics.md";
  private static final String TRACKER = "_bmad-output/implementation-artifacts/sprint-status.yaml";

  private final LiveServer server;

  BadInputTest(LiveServer server) {
    this.server = server;
  }

  // --- archives

  @Test
  void a_path_that_leads_out_of_an_archive_is_refused_by_name_and_the_rest_goes_on() throws IOException {
    var archive = Documents.teaRound().with("../../../escaped.md", "# Out").with("/tmp/escaped.md", "# Out").zip();

    var execution = worked(zipped("zip-slip", archive));

    assertThat(receipt(execution)).contains("escaped.md");
    assertThat(stories(execution)).isEqualTo(2);
    try (var files = Files.walk(server.data().resolve("projects"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString)).doesNotContain("escaped.md");
    }
    assertThat(server.data().resolve("escaped.md")).doesNotExist();
    assertThat(server.data().resolveSibling("escaped.md")).doesNotExist();
  }

  @Test
  void a_link_in_a_tar_is_refused_by_name_and_not_followed() {
    var archive = Documents.teaRound().tar("docs/accounts.md", "/etc/passwd", "docs/shadow", "../../../etc");

    var execution = worked(server.post("/api/documents?project=tar-link", "application/x-tar", archive));

    assertThat(receipt(execution)).contains("accounts.md");
    assertThat(server.get("/api/executions/" + execution + "/artifacts").body()).doesNotContain("root:x:0");
  }

  @Test
  void a_bomb_is_refused_as_a_whole() {
    var documents = Documents.teaRound();
    for (int n = 0; n < 20; n++) {
      documents = documents.with("docs/zeros-" + n + ".md", new byte[6 << 20]);
    }
    var bomb = documents.zip();

    var refused = zipped("bomb", bomb);

    assertThat(bomb.length).isLessThan(1 << 20);
    assertThat(refused.status()).isEqualTo(413);
    assertNothingKept("bomb");
  }

  @Test
  void a_document_that_swells_beyond_the_limit_is_refused_by_name_and_the_rest_goes_on() {
    var execution = worked(zipped("swelling", Documents.teaRound().with("docs/zeros.md", new byte[96 << 20]).zip()));

    assertThat(receipt(execution)).contains("zeros.md");
    assertThat(stories(execution)).isEqualTo(2);
  }

  @Test
  void a_damaged_archive_is_refused_as_a_whole() {
    var whole = Documents.teaRound().zip();

    assertThat(zipped("damaged", Arrays.copyOf(whole, whole.length / 2)).status()).isEqualTo(422);
    assertNothingKept("damaged");
  }

  // --- plans that cannot be

  @Test
  void stories_that_wait_for_each_other_are_refused_with_their_places_and_nothing_is_kept() throws IOException {
    var refused = zipped("ring", Documents.of(Folders.example("broken-cycle")).zip());

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("detail").asString())
        .contains("1.1 waits for 2.1", "2.1 waits for 1.2", "1.2 waits for 1.1")
        .containsPattern("epics\\.md:\\d+");
    assertNothingKept("ring");
  }

  @Test
  void a_project_without_documents_is_refused() {
    assertThat(zipped("empty", Documents.none().with("src/Main.java", "class Main {}").zip()).status()).isEqualTo(422);
    assertThat(server.submit("empty", Documents.none()).status()).isEqualTo(422);
    assertThat(server.submit("empty", Documents.none().with("docs/notes.md", "Nothing to do.")).status())
        .isEqualTo(422);
    assertNothingKept("empty");
  }

  @Test
  void only_requirements_or_only_stories_are_a_plan() {
    var requirements = worked(server.submit("only-prd", Documents.prdOnly()));
    var stories = worked(server.submit("only-stories", Documents.storiesOnly()));

    assertThat(stories(requirements)).isZero();
    assertThat(stories(stories)).isEqualTo(2);
  }

  // --- single bad files

  private static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("torn", "development_status:\n  1-1-join: [done\n\t: - }"),
        Arguments.of("duplicate-keys", "development_status:\n  1-1-join: done\n  1-1-join: backlog\n"),
        Arguments.of("laughs", "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c]\n"),
        Arguments.of("deep", "[".repeat(5_000)),
        Arguments.of("tag", "development_status: !!javax.script.ScriptEngineManager [1]\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void a_tracker_that_cannot_be_read_is_kept_and_named_and_the_rest_goes_on(String what, String yaml) {
    var execution = worked(zipped("tracker-" + what, Documents.teaRound().with(TRACKER, yaml).zip()));

    assertThat(receipt(execution)).contains("sprint-status.yaml");
    assertThat(documents(execution)).isEqualTo(3);
    assertThat(stories(execution)).isEqualTo(2);
  }

  private static Stream<Arguments> strange() {
    var epics = new String(Documents.teaRound().files().get(EPICS), UTF_8);
    return Stream.of(
        Arguments.of("nul", epics.replace("joins", "joi\0ns").getBytes(UTF_8)),
        Arguments.of("utf-16", ("\uFEFF" + epics).getBytes(UTF_16LE)),
        Arguments.of("byte-order-mark", ("\uFEFF" + epics).getBytes(UTF_8)),
        Arguments.of("crlf", epics.replace("\n", "\r\n").getBytes(UTF_8)),
        Arguments.of("old-mac", epics.replace("\n", "\r").getBytes(UTF_8)),
        Arguments.of("not-utf-8", epics.replace("tea", "th\u00e9").getBytes(ISO_8859_1)),
        Arguments.of("long-lines", epics.replace("so that", "z".repeat(20_000)).replace(
            "**Then** the second", "**Then** " + "the second, ".repeat(2_000)).getBytes(UTF_8)),
        Arguments.of("expressions", epics.replace("the colleague joins",
            "${bean:context?method=stop} #{T(java.lang.Runtime)} {{sys:user.home}} joins").getBytes(UTF_8)),
        Arguments.of("markup", epics.replace("my name", "<script>alert(1)</script>|`x`| ```mermaid").getBytes(UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strange")
  void strange_text_is_read_for_what_it_says(String what, byte[] epics) {
    var execution = worked(zipped("strange-" + what, Documents.prdOnly().with(EPICS, epics).zip()));

    assertThat(stories(execution)).isEqualTo(2);
    assertThat(server.get("/api/executions/" + execution + "/artifacts").body()).doesNotContain("\\u0000");
  }

  @Test
  void an_empty_story_file_does_not_hide_the_stories_there_are() {
    var documents = Documents.teaRound().with("_bmad-output/implementation-artifacts/1-1-join-the-round.md", "");

    var execution = worked(server.submit("zero-bytes", documents));

    assertThat(stories(execution)).isEqualTo(2);
    assertThat(receipt(execution)).contains("1-1-join-the-round.md");
  }

  @Test
  void two_megabytes_of_requirements_are_read() {
    var long2 = IntStream.rangeClosed(1, 200)
        .mapToObj(n -> "- FR%d: A colleague can %s %d.\n".formatted(n, "carry the heavy tea tray number ".repeat(340), n))
        .collect(Collectors.joining("", "# PRD\n\n## Functional Requirements\n\n", "\n"));
    assertThat(long2.length()).isGreaterThan(2 << 20);

    var execution = worked(zipped("two-megabytes", Documents.storiesOnly().with("docs/prd.md", long2).zip()));

    assertThat(stories(execution)).isEqualTo(2);
  }

  @Test
  void a_document_over_the_limit_is_refused_by_name_and_the_rest_goes_on() {
    var large = "A very long page. ".repeat((9 << 20) / 18);

    var execution = worked(server.submit("one-too-large", Documents.teaRound().with("docs/huge.md", large)));

    assertThat(receipt(execution)).contains("huge.md");
    assertThat(stories(execution)).isEqualTo(2);
  }

  // --- what tests stand on

  private Reply zipped(String project, byte[] archive) {
    return server.post("/api/documents?project=" + project, "application/zip", archive);
  }

  /** Nothing an agent was given broke it. */
  private String worked(Reply accepted) {
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    var execution = accepted.execution();
    var state = server.awaitRest(execution);
    assertThat(server.items("/api/tasks?status=dead&execution=" + execution)).isEmpty();
    assertThat(state.path("status").asString()).isIn("running", "completed");
    return execution;
  }

  private void assertNothingKept(String project) {
    for (var list : List.of("plans", "executions")) {
      var names = server.items("/api/" + list + "?limit=500").valueStream()
          .map(item -> item.path("project").asString());
      assertThat(names).doesNotContain(project);
    }
    assertThat(server.data().resolve("projects").resolve(project)).doesNotExist();
  }

  private int stories(String execution) {
    return plan(execution).path("stories").asInt();
  }

  private int documents(String execution) {
    return plan(execution).path("documents").asInt();
  }

  private JsonNode plan(String execution) {
    return server.items("/api/plans?execution=" + execution).get(0);
  }

  private String receipt(String execution) {
    // The reports on the whole are written when an execution has come to rest.
    return Await.until("there is a receipt", () -> artifact(execution, "receipt.md"), found -> !found.isEmpty());
  }

  private String artifact(String execution, String path) {
    return server.items("/api/executions/" + execution + "/artifacts").valueStream()
        .filter(artifact -> artifact.path("id").asString().equals(path))
        .map(artifact -> artifact.path("content").asString())
        .findFirst()
        .orElse("");
  }
}
