package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.Capability;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.Refusal;
import io.cflow.domain.Role;
import io.cflow.domain.SourceFile;
import io.cflow.domain.Stage;
import io.cflow.engine.PlannedTask;
import io.cflow.engine.Track;
import io.cflow.engine.Track.Standing;
import io.cflow.engine.WorkPlan;
import io.cflow.port.Intake.Accepted;
import io.cflow.port.Intake.RequestConflict;
import io.cflow.port.Intake.Submission;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;

/** A plan is accepted as a whole or not at all, and once. */
class IntakeTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  private static Engine engine;

  @BeforeAll
  static void start() {
    engine = Engine.start(DATABASE.database(), "intake", task -> null);
  }

  @AfterAll
  static void stop() {
    engine.close();
    Invariants.check(DATABASE);
  }

  @Test
  void what_cannot_be_committed_is_not_acknowledged() {
    DATABASE.execute("""
        create function refuse_at_the_end() returns trigger language plpgsql as
          'begin raise exception $$doomed$$; end'""");
    DATABASE.execute("""
        create constraint trigger at_the_end after insert on plans deferrable initially deferred
        for each row when (new.project = 'doomed') execute function refuse_at_the_end()""");
    try (var engine = Engine.start(DATABASE.database(), "doomed", task -> DONE)) {
      assertThatThrownBy(() -> engine.accept(Samples.tenTasks("doomed"))).hasStackTraceContaining("doomed");
      assertThat(DATABASE.number("select count(*) from plans where project = 'doomed'")).isZero();
    } finally {
      DATABASE.execute("drop function refuse_at_the_end cascade");
    }
  }

  @Test
  void the_same_documents_from_sixteen_doors_at_once_give_one_execution() throws Exception {
    var accepted = atOnce(IntStream.range(0, 16).mapToObj(i -> Samples.tenTasks("doors")).toList());

    assertThat(accepted).extracting(Accepted::execution).containsOnly(accepted.getFirst().execution());
    assertThat(accepted).filteredOn(Accepted::fresh).hasSize(1);
    assertThat(count("plans", "doors")).isOne();
    assertThat(count("workflow_executions", "doors")).isOne();
  }

  @Test
  void other_documents_of_the_project_are_a_version_that_waits_and_the_same_again_are_the_execution() {
    var first = engine.intake.accept(Samples.tenTasks("versions"));
    var second = engine.intake.accept(Samples.content(Samples.tenTasks("versions"), "v2"));
    var again = engine.intake.accept(Samples.content(Samples.tenTasks("versions"), "v2"));
    var back = engine.intake.accept(Samples.tenTasks("versions"));

    assertThat(List.of(first, second, again, back)).extracting(Accepted::execution)
        .containsOnly(first.execution());
    assertThat(second.version()).isPresent();
    assertThat(again).isEqualTo(new Accepted(first.execution(), false, second.version()));
    assertThat(back).isEqualTo(new Accepted(first.execution(), false));
    assertThat(DATABASE.text("select string_agg(version || ' ' || state, ', ' order by id) from plans "
        + "where project = 'versions'")).isEqualTo("1 adopted, 2 returned");
    assertThat(status(first)).isEqualTo("running: ");
  }

  @Test
  void the_documents_change_again_before_anybody_decided_and_only_the_last_version_waits() {
    engine.intake.accept(Samples.tenTasks("again"));
    var second = engine.intake.accept(Samples.content(Samples.tenTasks("again"), "v2"));
    var third = engine.intake.accept(Samples.content(Samples.tenTasks("again"), "v3"));

    var versions = new Versions(DATABASE.database(), engine.ownership);
    assertThat(versions.find(second.version().orElseThrow())).hasValueSatisfying(
        version -> assertThat(version.state()).isEqualTo("returned"));
    assertThat(versions.undecided()).extracting(Versions.Version::plan).contains(third.version().orElseThrow());
    assertThat(versions.approve(second.version().orElseThrow())).isFalse();
    assertThat(versions.approve(third.version().orElseThrow())).isTrue();
    assertThat(versions.approve(third.version().orElseThrow())).isFalse();
  }

  @Test
  void documents_that_were_declined_are_not_asked_about_again_and_those_that_were_returned_are() {
    var first = engine.intake.accept(Samples.tenTasks("declined"));
    var versions = new Versions(DATABASE.database(), engine.ownership);
    var second = engine.intake.accept(Samples.content(Samples.tenTasks("declined"), "v2"));
    versions.decline(second.version().orElseThrow());
    var third = engine.intake.accept(Samples.content(Samples.tenTasks("declined"), "v3"));
    versions.giveBack(third.version().orElseThrow());

    assertThat(engine.intake.accept(Samples.content(Samples.tenTasks("declined"), "v2")))
        .isEqualTo(new Accepted(first.execution(), false));
    assertThat(engine.intake.accept(Samples.content(Samples.tenTasks("declined"), "v3")).version())
        .isPresent().isNotEqualTo(third.version());
  }

  @Test
  void a_request_that_comes_again_gets_the_same_execution_even_when_a_newer_version_runs() {
    var first = engine.intake.accept(Samples.key(Samples.tenTasks("keys"), "k1"));
    var newer = engine.intake.accept(Samples.content(Samples.tenTasks("keys"), "v2"));
    var again = engine.intake.accept(Samples.key(Samples.tenTasks("keys"), "k1"));

    assertThat(again).isEqualTo(new Accepted(first.execution(), false));
    assertThat(status(newer)).isEqualTo("running: ");
  }

  @Test
  void the_same_key_with_other_documents_is_refused_and_leaves_nothing() {
    engine.intake.accept(Samples.key(Samples.tenTasks("conflict"), "k2"));

    assertThatThrownBy(() ->
        engine.intake.accept(Samples.key(Samples.content(Samples.tenTasks("conflict"), "v2"), "k2")))
        .isInstanceOf(RequestConflict.class).hasMessageContaining("k2");
    assertThat(count("plans", "conflict")).isOne();
  }

  @Test
  void one_key_for_many_projects_at_once_is_given_to_one_of_them() throws Exception {
    var accepted = atOnce(IntStream.range(0, 8)
        .mapToObj(i -> Samples.key(Samples.tenTasks("one-key-" + i), "k3")).toList());

    assertThat(accepted).hasSize(1);
    assertThat(DATABASE.number("select count(*) from plans where project like 'one-key-%'")).isOne();
  }

  @Test
  void an_insert_that_fails_half_way_leaves_nothing() {
    var good = Samples.tenTasks("half");
    var twice = new WorkPlan(good.work().tasks(), List.of(
        good.work().tracks().getFirst(), good.work().tracks().getFirst()));

    assertThatThrownBy(() -> engine.intake.accept(Samples.submission(good.plan(), twice, good.workflow())))
        .isInstanceOf(DataAccessException.class);

    assertThat(count("plans", "half")).isZero();
    assertThat(count("workflow_executions", "half")).isZero();
    assertThat(DATABASE.number("select count(*) from documents where content_hash = '%s'"
        .formatted(Texts.hash("# half")))).isZero();
    assertThat(engine.intake.accept(good).fresh()).isTrue();
  }

  @Test
  void an_intake_that_broke_off_after_its_commit_is_finished_when_the_plan_comes_again() {
    var gone = Engine.start(DATABASE.database(), "gone", task -> DONE);
    gone.close();
    var execution = gone.accept(Samples.tenTasks("broken-off"));
    assertThat(gone.crew.started).isEmpty();

    try (var back = Engine.start(DATABASE.database(), "gone", task -> DONE)) {
      assertThat(back.intake.accept(Samples.tenTasks("broken-off"))).isEqualTo(new Accepted(execution, false));
      back.crew.awaitRest(execution);
      assertThat(status(new Accepted(execution, false))).startsWith("completed");

      // And a third time there is nothing left to do.
      assertThat(back.intake.accept(Samples.tenTasks("broken-off")).fresh()).isFalse();
      assertThat(back.crew.started).hasSize(10);
    }
  }

  @Test
  void characters_postgresql_refuses_do_not_break_a_plan() {
    var name = "1.\0" + "1";
    var tracks = List.of(
        new Track(Track.PLAN, Stage.STORY_CREATION, Standing.OPEN, List.of(), "n\0te"),
        new Track(name, Stage.STORY_CREATION, Standing.OPEN, List.of(), ""),
        new Track("1.2", Stage.STORY_CREATION, Standing.OPEN, List.of(name), ""));
    var task = new PlannedTask(0, name, Stage.DEVELOPMENT, new Capability(Role.DEV, "build"), name, List.of());
    var files = new ProjectFiles(
        "nul",
        List.of(new SourceFile("docs/p\0rd.md", "a\0b".getBytes(StandardCharsets.UTF_8))),
        List.of(new Refusal("b\0d.bin", DiagnosticCode.BINARY, "it has a \0")));
    var submission = new Submission(
        Samples.TENANT, "", files, Samples.plan("nul", "v1", List.of(Samples.story(name))),
        new WorkPlan(List.of(task), tracks), Samples.STORIES, Optional.of(Path.of("/srv/nul")), Path.of("/tmp/out"));

    var accepted = engine.intake.accept(submission);

    engine.crew.await("start", () -> engine.crew.started.stream()
        .anyMatch(started -> started.execution().equals(accepted.execution())));
    assertThat(DATABASE.text("select waits_for::text from execution_tracks where name = '1.2' and execution_id = '%s'"
        .formatted(accepted.execution()))).isEqualTo("{1.1}");
    var shelf = new Library(DATABASE.database()).shelf(accepted.execution()).orElseThrow();
    assertThat(shelf.workspace()).hasValue("/srv/nul");
    assertThat(shelf.files().files()).singleElement().satisfies(file -> {
      assertThat(file.path()).isEqualTo("docs/prd.md");
      assertThat(file.bytes()).isEqualTo("a\0b".getBytes(StandardCharsets.UTF_8));
    });
    assertThat(shelf.files().refusals())
        .containsExactly(new Refusal("bd.bin", DiagnosticCode.BINARY, "it has a "));
  }

  @Test
  void documents_of_an_unknown_execution_are_not_there() {
    assertThat(new Library(DATABASE.database()).shelf(new UUID(1, 2))).isEmpty();
  }

  @Test
  void a_plan_of_a_hundred_thousand_tasks_is_accepted_taken_up_and_begun() {
    int size = 100_000;
    var tasks = new ArrayList<PlannedTask>(size);
    // A thousand wide, each layer needs the one before; so one task of a layer needs one of the layer before.
    for (int i = 0; i < size; i++) {
      tasks.add(Samples.task(i, "dev", i < 1_000 ? List.of() : List.of(i - 1_000)));
    }
    var settings = Engine.settings("huge", 64, Map.of());
    try (var huge = new Engine(DATABASE.database(), settings, new Crew(task -> task.number() < 5_000 ? DONE : null))) {
      long begin = System.nanoTime();
      var execution = huge.accept(Samples.flat("huge", tasks));
      double seconds = (System.nanoTime() - begin) / 1e9;
      huge.crew.await("progress", () -> huge.crew.performed.sum() >= 5_000);

      System.out.printf("100,000 tasks accepted and begun in %.1f s, 5,000 of them done after %.1f s%n",
          seconds, (System.nanoTime() - begin) / 1e9);
      assertThat(seconds).isLessThan(60);
      assertThat(DATABASE.number("select count(*) from agent_tasks where execution_id = '%s'".formatted(execution)))
          .isEqualTo(size);
    }
  }

  /** What was accepted; a refused request gives nothing. */
  private static List<Accepted> atOnce(List<Submission> submissions) throws InterruptedException {
    try (var doors = Executors.newFixedThreadPool(submissions.size())) {
      var accepted = new ArrayList<Accepted>();
      for (var door : doors.invokeAll(submissions.stream()
          .<Callable<Accepted>>map(submission -> () -> engine.intake.accept(submission)).toList())) {
        try {
          accepted.add(door.get());
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(RequestConflict.class);
        }
      }
      return accepted;
    }
  }

  private static long count(String table, String project) {
    return DATABASE.number("select count(*) from " + table + " where project = '" + project + "'");
  }

  private static String status(Accepted accepted) {
    return DATABASE.text("select status || ': ' || reason from workflow_executions where id = '%s'"
        .formatted(accepted.execution()));
  }
}
