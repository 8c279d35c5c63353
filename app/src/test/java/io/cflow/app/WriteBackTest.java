package io.cflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.app.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --write-back} and {@code cflow sync}, as processes on the sample project. */
@Timeout(300)
class WriteBackTest {

  private static final String STORIES = "_bmad-output/implementation-artifacts/";
  private static final String TRACKER = STORIES + "sprint-status.yaml";
  private static final String SEARCH = STORIES + "1-3-search-the-catalogue.md";

  @TempDir
  private Path folder;
  private Path project;

  @BeforeEach
  void copy() throws IOException {
    project = Folders.copy(Folders.example("bookshelf"), folder.resolve("bookshelf"), Comparator.naturalOrder());
  }

  @Test
  void documents_follow_the_stories_line_by_line_and_only_once() throws IOException {
    var before = documents();
    var first = cflow("run", project, "--write-back", "--json", "--answer", "approve", "--verify", "sh verify.sh");
    var after = documents();

    assertThat(before.keySet()).isEqualTo(after.keySet());
    assertThat(changed(before, after)).containsExactly(STORIES + "1-2-add-labelled-copies-of-a-book.md", SEARCH, TRACKER);
    assertThat(gone(before, after, SEARCH)).containsExactly("Status: review");
    assertThat(gone(after, before, SEARCH)).contains("Status: done", "### Review Findings")
        .allMatch(line -> line.isEmpty() || line.matches("Status: done|### Review Findings|- \\[ ] \\[Review].*"));
    assertThat(gone(before, after, TRACKER)).hasSize(2).contains("  1-3-search-the-catalogue: review");
    assertThat(gone(after, before, TRACKER)).hasSize(2).contains("  1-3-search-the-catalogue: done");

    var second = cflow("run", project, "--write-back", "--json", "--answer", "approve", "--verify", "sh verify.sh");
    assertThat(execution(second)).as("what the engine wrote is no new version").isEqualTo(execution(first));
    assertThat(documents()).isEqualTo(after);
  }

  @Test
  void sync_shows_the_difference_writes_it_on_request_and_leaves_the_words_of_people() throws IOException {
    cflow("run", project, "--json", "--answer", "approve", "--verify", "sh verify.sh");
    var before = documents();

    assertThat(cflow("sync", project, "--dry-run")).contains("-Status: review", "+Status: done", "+++ b/" + TRACKER);
    assertThat(documents()).isEqualTo(before);

    Files.writeString(project.resolve(SEARCH), before.get(SEARCH).replace("Status: review", "Status: in-progress"));
    assertThat(sync(ExitCode.WAITS)).contains("somebody else has changed it: in-progress");
    assertThat(documents().get(SEARCH)).contains("Status: in-progress").contains("### Review Findings");
    assertThat(documents().get(TRACKER)).contains("1-3-search-the-catalogue: done");

    var settled = documents();
    assertThat(sync(ExitCode.OK)).contains("The documents say what the engine knows.");
    assertThat(documents()).isEqualTo(settled);
  }

  @Test
  void what_inspect_proposes_is_what_a_repair_writes_and_only_once() throws IOException {
    var tracker = Files.readString(project.resolve(TRACKER));
    Files.writeString(project.resolve(TRACKER), tracker.replace("2-1-borrow-an-available-copy: in-progress",
        "2-1-borrow-an-available-copy: done"));
    var proposed = repairs();
    var before = documents();
    assertThat(proposed).containsEntry("2.1", "in-progress");

    sync(ExitCode.OK, "--repair", "--dry-run");
    assertThat(documents()).isEqualTo(before);
    sync(ExitCode.OK, "--repair");
    var after = documents();

    assertThat(changed(before, after)).containsExactly(TRACKER);
    assertThat(gone(after, before, TRACKER)).filteredOn(line -> line.matches(" +\\d.*"))
        .extracting(line -> line.strip().split("-")[0] + "." + line.split("-")[1] + line.replaceAll("^[^:]*:", ""))
        .containsExactlyElementsOf(proposed.entrySet().stream().map(it -> it.getKey() + " " + it.getValue()).toList());
    assertThat(repairs()).isEmpty();
    sync(ExitCode.OK, "--repair");
    assertThat(documents()).isEqualTo(after);
  }

  /** By story: what {@code inspect} says this command would write. */
  private Map<String, String> repairs() throws IOException {
    try (var process = CommandProcess.start(folder.resolve("home"), "inspect", project, "--json")) {
      assertThat(process.awaitExit()).as(process.err()).isEqualTo(ExitCode.OK);
      var repairs = new TreeMap<String, String>();
      LiveServer.JSON.readTree(process.out()).path("drift").forEach(drift -> {
        if (drift.path("command").asString().equals("cflow sync DIR --repair")) {
          repairs.put(drift.path("subject").asString(), drift.path("proposed").asString());
        }
      });
      return repairs;
    }
  }

  private String sync(int exit, Object... options) throws IOException {
    var all = new ArrayList<Object>(List.of("sync", project, "--data", folder.resolve("data")));
    all.addAll(List.of(options));
    try (var process = CommandProcess.start(folder.resolve("home"), all.toArray())) {
      assertThat(process.awaitExit()).as(process.err()).isEqualTo(exit);
      return process.err();
    }
  }

  private String cflow(Object... arguments) throws IOException {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", folder.resolve("data")));
    try (var process = CommandProcess.start(folder.resolve("home"), all.toArray())) {
      assertThat(process.awaitExit()).as(process.err()).isIn(ExitCode.OK, ExitCode.WAITS);
      return process.out();
    }
  }

  private static String execution(String summary) {
    return LiveServer.JSON.readTree(summary).path("execution").asString();
  }

  /** The planning documents: neither reports of the engine nor what the project's tests compiled. */
  private Map<String, String> documents() throws IOException {
    var documents = new TreeMap<String, String>();
    Folders.contents(project.resolve("_bmad-output"))
        .forEach((path, text) -> documents.put("_bmad-output/" + path, text));
    return documents;
  }

  private static List<String> changed(Map<String, String> before, Map<String, String> after) {
    return before.keySet().stream().filter(path -> !before.get(path).equals(after.get(path))).toList();
  }

  /** Lines of one version that the other does not have as often. */
  private static List<String> gone(Map<String, String> from, Map<String, String> to, String path) {
    var lines = new ArrayList<>(from.get(path).lines().toList());
    to.get(path).lines().forEach(lines::remove);
    return lines;
  }
}
