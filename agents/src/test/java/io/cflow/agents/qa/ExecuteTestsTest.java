package io.cflow.agents.qa;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.agents.StoryTask;
import io.cflow.domain.Feedback;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecuteTestsTest {

  private static final Plan PLAN = PlanBuilder.plan()
      .story("1.3", "Book a room", null, "A room is booked", "A taken room is refused")
      .story("1.4", "Leave a room", null, "A room is left")
      .build();
  private static final String PASSED = """
      <testcase classname="RoomTest" name="story_1_3_ac1_a_room_is_booked" time="0.1"/>""";
  private static final String FAILED = """
      <testcase classname="RoomTest" name="story_1_3_ac2_refused"><failure message="was taken"/></testcase>""";
  private static final String FAILED_ELSEWHERE = """
      <testcase classname="RoomTest" name="story_1_4_ac1_left"><failure message="still there"/></testcase>""";

  private final ExecuteTests method = new ExecuteTests();

  @TempDir
  private Path root;

  @Test
  void without_a_command_nothing_is_run_and_nothing_claimed() {
    var outcome = StoryTask.of(PLAN, "1.3").in(root).by(method);

    assertThat(outcome).isInstanceOfSatisfying(Outcome.Suspended.class, suspended -> {
      assertThat(suspended.need()).isEqualTo(Outcome.Need.TEST_COMMAND);
      assertThat(suspended.summary()).isEqualTo("no test command configured");
    });
    assertThat(Reports.json(outcome, "stories/1.3/tests.json").path("content").path("result").asString())
        .isEqualTo("not_run");
  }

  @Test
  void a_passing_run_says_which_criteria_it_verified() {
    var outcome = run(report(PASSED));

    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    assertThat(outcome.summary())
        .isEqualTo("1 of 1 tests passed, 0 failed; 1 of 2 criteria of story 1.3 have a passing test");
    assertThat(Reports.text(outcome, "stories/1.3/tests.md")).contains("| AC2 A taken room is refused | no test |");
  }

  @Test
  void a_failing_test_sends_the_story_back_with_its_message() {
    var outcome = run(report(PASSED, FAILED) + "exit 1\n");

    assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class, rejected ->
        assertThat(rejected.feedback()).extracting(Feedback::message)
            .containsExactly("test failed: RoomTest.story_1_3_ac2_refused: was taken"));
  }

  @Test
  void a_failing_test_of_another_open_story_is_reported_but_does_not_count() {
    var outcome = run(report(PASSED, FAILED_ELSEWHERE) + "exit 1\n");

    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    assertThat(Reports.text(outcome, "stories/1.3/tests.md")).contains("story_1_4_ac1_left");
  }

  @Test
  void a_report_of_an_earlier_run_proves_nothing() throws IOException {
    Files.writeString(root.resolve("TEST-old.xml"), "<testsuite>" + PASSED + "</testsuite>");

    assertThat(run("exit 0\n")).isInstanceOfSatisfying(Outcome.Suspended.class, suspended ->
        assertThat(suspended.summary()).contains("wrote no JUnit XML report"));
  }

  @Test
  void a_build_that_breaks_before_its_tests_is_fed_back_with_its_last_lines() {
    var outcome = run("echo 'Room.java:3: error: missing semicolon'\nexit 2\n");

    assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class, rejected ->
        assertThat(rejected.feedback()).singleElement().extracting(Feedback::message)
            .isEqualTo("the command ended with 2\nRoom.java:3: error: missing semicolon"));
  }

  @Test
  void two_equal_runs_leave_equal_bytes() {
    var script = report(PASSED, FAILED.replace("was taken", "Room@1f2e3d4 in " + root + "/x/y taken"));

    assertThat(run(script).artifacts()).isEqualTo(run(script).artifacts());
    assertThat(run(script).artifacts().toString()).doesNotContain(root.toString());
  }

  @Test
  void a_missing_command_is_a_fault_of_the_environment() {
    var outcome = StoryTask.of(PLAN, "1.3").in(root, "./no-such-command").by(method);

    assertThat(outcome).isEqualTo(
        new Outcome.Failed(Outcome.Fault.ENVIRONMENT, "cannot start ./no-such-command"));
  }

  @Test
  void the_limit_ends_the_command_and_all_its_children() throws IOException {
    var outcome = run(Duration.ofMillis(700), """
        sleep 300 &
        echo $! > child.pid
        sleep 300
        """);

    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    long child = Long.parseLong(Files.readString(root.resolve("child.pid")).strip());
    assertThat(ProcessHandle.of(child).map(ProcessHandle::onExit).map(ExecuteTestsTest::ended).orElse(true)).isTrue();
  }

  @Test
  void endless_output_neither_blocks_nor_fills_the_memory() {
    var outcome = run("head -c 30000000 /dev/zero | tr '\\0' 'x'\necho\necho last\nexit 3\n");

    assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class, rejected ->
        assertThat(rejected.feedback().getFirst().message()).hasSizeLessThan(7_000).endsWith("last"));
  }

  @Test
  void the_command_sees_four_variables_and_no_input() {
    var outcome = run("env | cut -d= -f1 | grep -v -e PWD -e SHLVL -e '^_$' | sort | tr '\\n' ' '\n"
        + "read line || echo no input\nexit 1\n");

    assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class, rejected ->
        assertThat(rejected.feedback().getFirst().message()).endsWith("HOME JAVA_HOME LANG PATH no input"));
  }

  @Test
  void runs_of_one_folder_never_overlap_and_waiting_tasks_share_one() throws Exception {
    script("mkdir lock || exit 9\necho x >> runs.txt\nsleep 0.2\n" + report(PASSED) + "rmdir lock\n");
    Callable<Outcome> task = () -> StoryTask.of(PLAN, "1.3").in(root, "./verify.sh").by(method);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcomes = threads.invokeAll(List.of(task, task, task, task, task, task));
      assertThat(outcomes).allMatch(outcome -> outcome.resultNow() instanceof Outcome.Succeeded);
    }
    assertThat(Files.readAllLines(root.resolve("runs.txt"))).hasSizeBetween(1, 3);
  }

  private static boolean ended(Future<ProcessHandle> exit) {
    try {
      return exit.get(5, TimeUnit.SECONDS) != null;
    } catch (Exception late) {
      return false;
    }
  }

  private Outcome run(String script) {
    return run(Duration.ofSeconds(20), script);
  }

  private Outcome run(Duration timeout, String script) {
    try {
      script(script);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
    return StoryTask.of(PLAN, "1.3").in(root, timeout, "./verify.sh").by(method);
  }

  private void script(String body) throws IOException {
    var file = root.resolve("verify.sh");
    Files.writeString(file, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static String report(String... testCases) {
    return "cat > TEST-rooms.xml <<'XML'\n<testsuite>" + String.join("", testCases) + "</testsuite>\nXML\n";
  }
}
