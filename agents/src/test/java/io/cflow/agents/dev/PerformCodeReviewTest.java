package io.cflow.agents.dev;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.agents.Stories;
import io.cflow.agents.StoryTask;
import io.cflow.domain.Feedback;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PerformCodeReviewTest {

  private static final String SLOPPY = """
      package rooms;

      final class Room {
        private static int unusedCount(int a) {
          return a + 1;
        }

        static void close(AutoCloseable door) {
          try {
            door.close();
          } catch (Exception e) {
          }
        }
      }
      """;
  private static final String TEST = "final class RoomTest {\n  static void story_1_3_ac1_closes() {}\n}\n";

  private final PerformCodeReview method = new PerformCodeReview();

  @TempDir
  private Path root;

  @Test
  void without_files_to_look_at_a_person_is_asked() throws IOException {
    file("notes.md", "only words\n");

    assertThat(StoryTask.of(plan("src/Room.java"), "1.3").by(method)).isEqualTo(
        new Outcome.Suspended(Outcome.Need.PERSON, "no source files here to review", List.of()));
    assertThat(StoryTask.of(plan(), "1.3").in(root).by(method).summary()).contains("has no File List");
    assertThat(StoryTask.of(plan("src/Room.java"), "1.3").in(root).by(method).summary())
        .contains("none of the 1 files");
  }

  @Test
  void mistakes_in_java_files_are_found_with_their_lines() throws IOException {
    file("src/Room.java", SLOPPY);
    file("test/RoomTest.java", TEST);

    var outcome = review("src/Room.java", "test/RoomTest.java");

    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    assertThat(rules(outcome)).contains("warning EmptyCatchBlock src/Room.java:11",
        "warning UnusedPrivateMethod src/Room.java:4");
  }

  @Test
  void a_criterion_that_no_listed_test_names_is_found_where_others_are_named() throws IOException {
    file("src/Room.java", "final class Room {}\n");
    file("test/RoomTest.java", TEST);

    assertThat(rules(review("src/Room.java", "test/RoomTest.java")))
        .containsExactly("warning criterion-without-test docs/stories/1.3.md:3");
  }

  @Test
  void a_secret_sends_the_story_back_and_is_not_repeated() throws IOException {
    var key = "AKIA" + "ABCDEFGHIJKLMNOP";
    file("src/config.py", "# TODO move\nkey = '" + key + "'\n");

    var outcome = review("src/config.py");

    assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class, rejected ->
        assertThat(rejected.feedback()).extracting(Feedback::message)
            .containsExactly("src/config.py:2: secret-aws-key: an AWS access key"));
    assertThat(outcome.artifacts().toString()).doesNotContain(key);
    assertThat(rules(outcome)).contains("info left-note src/config.py:1");
  }

  @Test
  void the_file_list_is_compared_with_the_files() throws IOException {
    file("src/a.py", "a = 1\n");
    file("src/old.py", "b = 1\n");

    assertThat(rules(review("src/a.py", "src/gone.py", "-src/old.py", "../../etc/passwd"))).contains(
        "warning file-list-missing docs/stories/1.3.md:1", "warning file-list-deleted docs/stories/1.3.md:1",
        "warning file-list-refused docs/stories/1.3.md:1");
  }

  @Test
  void a_fingerprint_survives_lines_added_above_and_only_what_is_new_is_marked() throws IOException {
    file("src/Room.java", SLOPPY);
    var first = review("src/Room.java");
    file("src/Room.java", "// a comment\n\n" + SLOPPY.replace("door.close();", "door.close(); // TODO log"));

    var second = StoryTask.of(plan("src/Room.java"), "1.3").in(root).after(first).by(method);

    assertThat(content(second).path("fresh")).hasSize(1);
    assertThat(second.summary()).endsWith("1 of them new");
  }

  @Test
  void a_file_pmd_cannot_parse_is_a_finding_and_no_failure() throws IOException {
    file("src/Broken.java", "class {{{\n");

    assertThat(rules(review("src/Broken.java"))).contains("warning unreadable-java src/Broken.java:1");
  }

  @Test
  void reviews_at_the_same_time_find_the_same() throws Exception {
    file("src/Room.java", SLOPPY);
    var task = StoryTask.of(plan("src/Room.java"), "1.3").in(root);
    Callable<Outcome> review = () -> task.by(method);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(List.of(review, review, review, review)).stream().map(Future::resultNow).distinct())
          .hasSize(1);
    }
  }

  private Outcome review(String... files) {
    return StoryTask.of(plan(files), "1.3").in(root).by(method);
  }

  private static Plan plan(String... files) {
    var plan = PlanBuilder.plan().story("1.3", "Close a room", null, "It closes", "It opens").build();
    return Stories.withFiles(plan, "1.3", files);
  }

  private void file(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static JsonNode content(Outcome outcome) {
    return Reports.json(outcome, "stories/1.3/review.json").path("content");
  }

  private static List<String> rules(Outcome outcome) {
    return content(outcome).path("findings").valueStream().map(finding -> "%s %s %s".formatted(
        finding.path("severity").asString(), finding.path("rule").asString(), finding.path("place").asString()))
        .toList();
  }
}
