package io.cflow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Artifact;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import io.cflow.engine.Event;
import io.cflow.engine.PlanChange;
import io.cflow.engine.Step;
import io.cflow.port.Intake.Submission;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A running execution goes on with another version of its plan: all of it or nothing, and nothing is lost. */
class RevisionTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  @AfterEach
  void invariants_hold() {
    Invariants.check(DATABASE);
  }

  @Test
  void what_is_made_from_the_change_is_superseded_and_done_again_and_everything_else_is_kept() {
    try (var engine = Engine.start(DATABASE.database(), "revised", RevisionTest::work)) {
      var execution = engine.run(Samples.stories("revised", "1.1", "1.2"));

      revise(engine, execution, retitled("revised", "1.1", "Search twice", "1.1", "1.2"), "1.1", "1.2");
      engine.crew.awaitRest(execution);

      assertThat(tasks(execution, "1.1")).isEqualTo("""
          development completed superseded: story 1.1 changed (1.1.md:1)
          testing completed superseded: story 1.1 changed (1.1.md:1)
          validation completed superseded: story 1.1 changed (1.1.md:1)
          development completed ran again because story 1.1 changed (1.1.md:1)
          testing completed ran again because story 1.1 changed (1.1.md:1)
          validation completed ran again because story 1.1 changed (1.1.md:1)""");
      assertThat(tasks(execution, "1.2")).isEqualTo("""
          development blocked\s
          testing blocked\s
          validation blocked\s""");
      assertThat(version(execution)).isEqualTo("2 adopted");
      assertThat(ledger(execution, "plan-adopted")).isOne();
      assertThat(ledger(execution, "result-superseded")).isEqualTo(3);
    }
  }

  @Test
  void taking_the_change_back_brings_results_and_their_documents_back_without_work() {
    try (var engine = Engine.start(DATABASE.database(), "reverted", RevisionTest::work)) {
      var original = Samples.stories("reverted", "1.1");
      var execution = engine.run(original);
      var made = document(execution, "stories/1.1/development.md");
      var changed = retitled("reverted", "1.1", "Search twice", "1.1");
      revise(engine, execution, changed, "1.1");
      engine.crew.awaitRest(execution);
      assertThat(document(execution, "stories/1.1/development.md")).isNotEqualTo(made);
      int worked = engine.crew.started.size();

      revise(engine, execution, changed.plan(), Samples.content(original, "v3"));
      engine.crew.awaitRest(execution);

      assertThat(document(execution, "stories/1.1/development.md")).isEqualTo(made);
      assertThat(engine.crew.started).hasSize(worked);
      assertThat(ledger(execution, "result-kept")).isEqualTo(3);
    }
  }

  @Test
  void a_story_that_has_gone_is_cancelled_and_its_row_stays() {
    try (var engine = Engine.start(DATABASE.database(), "gone", RevisionTest::work)) {
      var execution = engine.run(Samples.stories("gone", "1.1", "1.2"));

      revise(engine, execution, Samples.content(Samples.stories("gone", "1.1"), "v2"), "1.1", "1.2");

      assertThat(DATABASE.text("select standing || ': ' || note from execution_tracks where name = '1.2' and "
          + "execution_id = '%s'".formatted(execution))).isEqualTo("cancelled: it is not in plan version 2");
    }
  }

  @Test
  void a_process_that_was_taken_over_switches_nothing_and_its_successor_everything() {
    var change = retitled("fenced", "1.1", "Search twice", "1.1", "1.2");
    var before = Engine.start(DATABASE.database(), "fenced", RevisionTest::work);
    var execution = before.run(Samples.stories("fenced", "1.1", "1.2"));
    var version = before.intake.accept(change).version().orElseThrow();
    assertThat(new Versions(DATABASE.database(), before.ownership).approve(version)).isTrue();

    try (var after = Engine.start(DATABASE.database(), "fenced", RevisionTest::work)) {
      assertThatThrownBy(() -> before.offer(execution, revised(change, version, "1.1", "1.2")));
      assertThat(version(execution)).isEqualTo("1 adopted");
      assertThat(DATABASE.number("select count(*) from agent_tasks where superseded_in > 0 and execution_id = '%s'"
          .formatted(execution))).isZero();

      after.ownership.resume();
      after.crew.awaitRest(execution);
      assertThat(new Versions(DATABASE.database(), after.ownership).undecided()).extracting(Versions.Version::plan)
          .containsExactly(version);
      after.offer(execution, revised(change, version, "1.1", "1.2"));
      after.crew.awaitRest(execution);

      assertThat(version(execution)).isEqualTo("2 adopted");
      assertThat(ledger(execution, "result-superseded")).isEqualTo(3);
    } finally {
      before.close();
    }
  }

  @Test
  void a_process_that_ends_right_after_the_switch_loses_nothing() {
    var change = retitled("ended", "1.1", "Search twice", "1.1");
    UUID execution;
    try (var engine = Engine.start(DATABASE.database(), "ended", RevisionTest::work)) {
      execution = engine.run(Samples.stories("ended", "1.1"));
      revise(engine, execution, change, "1.1");
    }

    try (var next = Engine.start(DATABASE.database(), "ended", RevisionTest::work)) {
      next.ownership.resume();
      next.crew.awaitRest(execution);

      assertThat(tasks(execution, "1.1").lines()).hasSize(6).noneMatch(line -> line.contains("blocked"));
      assertThat(version(execution)).isEqualTo("2 adopted");
    }
  }

  @Test
  void a_completed_execution_is_opened_again_by_new_work() {
    try (var engine = Engine.start(DATABASE.database(), "grown", RevisionTest::work)) {
      var execution = engine.run(Samples.stories("grown", "1.1"));
      engine.offer(execution, new Event.Decided(
          engine.crew.steps(execution, Step.Ask.class).getLast().decision(), "1.1", true, "ann", ""));
      assertThat(DATABASE.text("select status from workflow_executions where id = '%s'".formatted(execution)))
          .isEqualTo("completed");

      revise(engine, execution, Samples.content(Samples.stories("grown", "1.1", "1.2"), "v2"), "1.1");
      engine.crew.awaitRest(execution);

      assertThat(DATABASE.text("select status from workflow_executions where id = '%s'".formatted(execution)))
          .isEqualTo("running");
      assertThat(tasks(execution, "1.2").lines()).hasSize(3).allMatch(line -> line.contains("completed new in plan"));
    }
  }

  /** Makes a document that tells the runs apart. */
  private static Outcome work(AgentTask task) {
    var path = "stories/" + (task.story().isEmpty() ? "plan" : task.story()) + "/" + task.stage() + ".md";
    return new Outcome.Succeeded("done", List.of(new Artifact(path, "made by task " + task.number())));
  }

  private static void revise(Engine engine, UUID execution, Submission changed, String... before) {
    revise(engine, execution, Samples.stories(changed.plan().project(), before).plan(), changed);
  }

  private static void revise(Engine engine, UUID execution, Plan was, Submission changed) {
    var version = engine.intake.accept(changed).version().orElseThrow();
    engine.offer(execution, revised(was, changed, version));
  }

  private static Event revised(Submission changed, UUID version, String... before) {
    return revised(Samples.stories(changed.plan().project(), before).plan(), changed, version);
  }

  private static Event revised(Plan was, Submission changed, UUID version) {
    int number = (int) DATABASE.number("select version from plans where id = '%s'".formatted(version));
    return new Event.Revised(PlanChange.of(version, number, was, changed.plan(), changed.work(), "ann"));
  }

  private static Submission retitled(String project, String story, String title, String... names) {
    var submission = Samples.content(Samples.stories(project, names), "v2");
    UnaryOperator<Story> retitle = each -> !each.id().equals(story) ? each : new Story(
        each.id(), each.aliases(), each.epic(), title, each.definitions(), each.statuses(), each.covers(),
        each.retired(), each.synthetic());
    var plan = submission.plan();
    var stories = plan.stories().stream().map(retitle).toList();
    return Samples.with(submission, "", new Plan(
        plan.project(), plan.contentHash(), plan.flavour(), plan.documents(), plan.requirements(), plan.epics(),
        stories, plan.dependencies(), plan.epicDependencies(), plan.diagnostics(), plan.receipt()));
  }

  private static String tasks(UUID execution, String story) {
    return DATABASE.text("""
        select string_agg(capability || ' ' || status || ' ' || cause, e'\\n' order by number) from agent_tasks
        where execution_id = '%s' and story = '%s'""".formatted(execution, story));
  }

  private static String version(UUID execution) {
    return DATABASE.text("""
        select p.version || ' ' || p.state from plans p join workflow_executions x on x.plan_id = p.id
        where x.id = '%s'""".formatted(execution));
  }

  private static String document(UUID execution, String path) {
    return DATABASE.text("""
        select a.content from execution_artifacts e join artifacts a using (content_hash)
        where e.execution_id = '%s' and e.path = '%s'""".formatted(execution, path));
  }

  private static long ledger(UUID execution, String kind) {
    return DATABASE.number("select count(*) from ledger where execution_id = '%s' and kind = '%s'"
        .formatted(execution, kind));
  }
}
