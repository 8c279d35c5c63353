package io.cflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A server that dies, or is asked to go, in the middle of work. The sample project's test command is replaced by one
 * that waits for a file, so that the moment is certain: a task runs, and others are blocked behind it.
 */
@Timeout(300)
class KilledServerTest {

  private static final Set<String> ENDED = Set.of("completed", "waiting");
  private static final int SIGTERM = 128 + 15;
  /**
   * Tests nothing, so that its stories are parked and do not go round. Ends by itself when its project is removed, whoever started it and whatever
   * became of them.
   */
  private static final String WAITING_TESTS = """
      echo "$$" >> begun
      while [ -e verify.sh ] && [ ! -e go ]; do sleep 0.1; done
      """;

  @TempDir
  private Path folder;
  private Path project;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeEach
  void putTheProjectIn() throws IOException {
    var outside = Folders.copy(Folders.example("bookshelf"), folder.resolve("bookshelf"));
    Files.writeString(outside.resolve("verify.sh"), WAITING_TESTS);
    project = folder.resolve("inbox/bookshelf");
    Files.createDirectories(project.getParent());
    Files.move(outside, project);
  }

  @AfterEach
  void letEverythingEnd() throws IOException {
    http.shutdownNow();
    letGo();
    stopDatabase();
  }

  /** A server that was killed leaves its database running; the next one would have stopped it. */
  private void stopDatabase() throws IOException {
    var pidFile = folder.resolve("data/postgres/cluster/postmaster.pid");
    if (Files.exists(pidFile)) {
      ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst())).ifPresent(ProcessHandle::destroy);
      Await.until("the database is gone", () -> !Files.exists(pidFile));
    }
  }

  private CommandProcess serve() throws IOException {
    return CommandProcess.start(
        folder.resolve("home"), "serve", "--port", 0, "--data", folder.resolve("data"),
        "--inbox", folder.resolve("inbox"), "--verify", "sh verify.sh");
  }

  @Test
  void after_kill_9_everything_is_completed_without_anybody_s_help_and_nothing_is_recorded_twice() throws Exception {
    Map<String, String> before;
    try (var doomed = serve()) {
      var address = doomed.awaitReady();
      awaitTests();
      before = statuses(address);
      assertThat(before.values()).as("the kill must hurt").contains("running", "blocked");
      doomed.kill();
    }
    letGo();
    try (var next = serve()) {
      var address = next.awaitReady();
      awaitRest(address);
      var after = statuses(address);

      assertThat(after.keySet()).as("no task is lost").isEqualTo(before.keySet());
      assertThat(after.values()).doesNotContain("running", "ready", "dead", "failed");
      before.forEach((task, status) -> assertThat(!status.equals("completed") || after.get(task).equals("completed"))
          .as("%s was completed and is %s", task, after.get(task)).isTrue());
      before.forEach((task, status) -> {
        if (status.equals("running")) {
          assertThat(after.get(task)).as("%s ran when it died", task).isIn(ENDED);
          assertThat(runs(address, task)).as(task).isEqualTo(2);
        }
      });
      assertEachTaskEndedOnce(next, address);
      next.terminate();
      assertThat(next.awaitExit()).isEqualTo(SIGTERM);
    }
  }

  /** By the history of the whole: every task that has ended has exactly one entry that says so. */
  private void assertEachTaskEndedOnce(CommandProcess server, String address) throws Exception {
    var ended = new HashMap<String, Integer>();
    var tasks = items(address, "/api/tasks?limit=500").size();
    for (var event : history(address)) {
      var kind = event.path("kind").asString();
      if (kind.equals("task-succeeded") || kind.equals("task-suspended") || kind.equals("task-rejected")) {
        ended.merge(event.path("subject").asString(), 1, Integer::sum);
      }
    }
    var expected = items(address, "/api/tasks?limit=500").stream()
        .filter(task -> ENDED.contains(task.path("status").asString()))
        .collect(Collectors.groupingBy(KilledServerTest::subject, Collectors.summingInt(task -> 1)));
    assertThat(tasks).isGreaterThan(20);
    assertThat(ended).as(server.err()).isEqualTo(expected);
  }

  @Test
  void a_server_asked_to_go_while_a_task_ends_keeps_its_result() throws Exception {
    var running = new ArrayList<String>();
    long begun;
    try (var leaving = serve()) {
      var address = leaving.awaitReady();
      awaitTests();
      running.addAll(running(address));
      leaving.terminate();
      Await.until("it lets nobody in any more", () -> !answers(address));
      letGo();
      assertThat(leaving.awaitExit()).as(leaving.err()).isEqualTo(SIGTERM);
      begun = timesBegun();
    }
    try (var next = serve()) {
      var address = next.awaitReady();
      awaitRest(address);

      assertThat(running).as("somebody was at work").isNotEmpty();
      assertThat(running).allSatisfy(task -> {
        assertThat(statuses(address).get(task)).isIn(ENDED);
        assertThat(runs(address, task)).as("%s is not done again", task).isEqualTo(1);
      });
      assertThat(timesBegun()).as("the tests did not run again").isEqualTo(begun);
    }
  }

  @Test
  void a_server_asked_to_go_does_not_wait_for_its_watchers() throws Exception {
    try (var leaving = serve(); var watcher = watch(leaving.awaitReady())) {
      Await.until("it watches", () -> watcher.out().contains("task-"));
      letGo();
      awaitRest(leaving.awaitReady());
      long before = System.nanoTime();
      leaving.terminate();

      assertThat(leaving.awaitExit()).as(leaving.err()).isEqualTo(SIGTERM);
      // The server's patience with open requests is 20 s.
      assertThat((System.nanoTime() - before) / 1_000_000_000).isLessThan(15);
      assertThat(watcher.awaitExit()).isEqualTo(7);
    }
  }

  private CommandProcess watch(String address) throws IOException {
    return CommandProcess.start(folder.resolve("home"), "watch", "--server", address);
  }

  // --- what tests stand on

  private void awaitTests() {
    var begun = project.resolve("begun");
    Await.until("the project's tests run", () -> Files.exists(begun));
  }

  private void letGo() throws IOException {
    Files.writeString(project.resolve("go"), "");
  }

  private void awaitRest(String address) {
    Await.until("it rests", () -> items(address, "/api/executions").stream()
        .allMatch(execution -> execution.path("quiet").asBoolean()));
  }

  private Map<String, String> statuses(String address) {
    return items(address, "/api/tasks?limit=500").stream().collect(
        Collectors.toMap(KilledServerTest::name, task -> task.path("status").asString()));
  }

  private List<String> running(String address) {
    return statuses(address).entrySet().stream().filter(task -> task.getValue().equals("running"))
        .map(Map.Entry::getKey).toList();
  }

  private long timesBegun() throws IOException {
    return Files.readAllLines(project.resolve("begun")).size();
  }

  private int runs(String address, String name) {
    return items(address, "/api/tasks?limit=500").stream().filter(task -> name(task).equals(name))
        .map(task -> task.path("attempt").asInt()).findFirst().orElseThrow();
  }

  private static String name(JsonNode task) {
    return task.path("story").asString() + " " + task.path("capability").asString();
  }

  private static String subject(JsonNode task) {
    var story = task.path("story").asString();
    return task.path("agent").asString() + "." + task.path("capability").asString() + (story.isEmpty() ? "" : " " + story);
  }

  private List<JsonNode> items(String address, String path) {
    return get(address, path).path("items").valueStream().toList();
  }

  private JsonNode get(String address, String path) {
    try {
      var reply = http.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
      return reply.statusCode() == 200 ? LiveServer.JSON.readTree(reply.body()) : MissingNode.getInstance();
    } catch (IOException gone) {
      return MissingNode.getInstance();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean answers(String address) {
    return !get(address, "/api/executions").isMissingNode();
  }

  /** The stream up to its first comment, which says that there is nothing more for now. */
  private List<JsonNode> history(String address) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address + "/api/events")).build();
    try (var lines = http.send(request, BodyHandlers.ofLines()).body()) {
      return lines.takeWhile(line -> !line.startsWith(":"))
          .filter(line -> line.startsWith("data: "))
          .map(line -> LiveServer.JSON.readTree(line.substring("data: ".length())))
          .toList();
    }
  }
}
