package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Artifact;
import io.cflow.domain.Outcome;
import io.cflow.domain.Stage;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Step;
import io.cflow.store.Queries.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What outsiders read is whole, in order, and JSON. */
class QueriesTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  private static Queries queries;
  private static Engine engine;
  private static UUID done;
  private static UUID asking;
  private static UUID dead;

  @BeforeAll
  static void run_some_plans() {
    queries = new Queries(DATABASE.database());
    engine = Engine.start(DATABASE.database(), "queries", task -> switch (task.role()) {
      case "pm" -> new Outcome.Failed(Outcome.Fault.AGENT, "no idea");
      case "dev" -> new Outcome.Succeeded("done", List.of(new Artifact("notes-" + task.number() + ".md", "# \"N\"\n")));
      default -> DONE;
    });
    done = engine.run(Samples.tenTasks("done"));
    asking = engine.run(Samples.stories("asking", "1.1", "1.2"));
    dead = engine.run(Samples.flat("dead", List.of(Samples.task(0, "pm", List.of()))));
    engine.signal(asking, new Signal.Transition("1.1", Stage.TESTING));
    DATABASE.execute("""
        insert into agent_registry (tenant_id, name, role, capabilities, worker, concurrency, status)
        select 'acme', 'agent-' || chr(96 + i), 'dev', array['implement'], 'http', 2, 'up' from generate_series(1, 5) i""");
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({"plans, 3", "executions, 3", "tasks, 17", "decisions, 1", "agents, 5", "dead-letters, 2"})
  void pages_visit_every_item_once_and_in_order(String list, int size) {
    var seen = new ArrayList<String>();
    String after = null;
    do {
      var page = json(queries.list(list, Samples.TENANT, new Page(after, 2, null, null)));
      var ids = page.texts("items[*].id");
      assertThat(ids).hasSizeLessThanOrEqualTo(2);
      seen.addAll(ids);
      after = page.text("next");
    } while (after != null && seen.size() < 100);

    assertThat(seen).hasSize(size).doesNotHaveDuplicates().isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plans", "executions", "tasks", "decisions", "agents", "dead-letters"})
  void every_item_is_found_by_its_id_and_by_nobody_else(String list) {
    assertThat(Queries.isList(list)).isTrue();
    var items = queries.list(list, Samples.TENANT, new Page(null, 100, null, null));
    for (var id : json(items).texts("items[*].id")) {
      var one = json(queries.one(list, Samples.TENANT, id).orElseThrow());
      assertThat(one.text("id")).isEqualTo(id);
      assertThat(queries.one(list, "other", id)).isEmpty();
    }
    assertThat(queries.one(list, Samples.TENANT, "nonsense' or true --")).isEmpty();
    assertThat(queries.one(list, Samples.TENANT, new UUID(0, 1).toString())).isEmpty();
    assertThat(json(queries.list(list, "other", new Page(null, 100, null, null))).texts("items[*].id")).isEmpty();
    assertThat(Queries.isList(list + "x")).isFalse();
  }

  @Test
  void lists_can_be_narrowed_to_an_execution_and_to_a_status() {
    assertThat(ids("tasks", done, null)).hasSize(10);
    assertThat(ids("tasks", asking, "blocked")).hasSize(3);
    assertThat(ids("tasks", null, "dead")).hasSize(1);
    assertThat(ids("executions", null, "completed")).containsExactly(done.toString());
    assertThat(ids("executions", dead, null)).containsExactly(dead.toString());
    assertThat(ids("plans", done, null)).hasSize(1);
    assertThat(ids("plans", null, "completed")).isEmpty();
    assertThat(ids("decisions", asking, "open")).hasSize(1);
    assertThat(ids("decisions", null, "answered")).isEmpty();
    assertThat(ids("dead-letters", null, "transition")).hasSize(1);
    assertThat(ids("dead-letters", dead, null)).hasSize(1);
    assertThat(ids("agents", null, "up")).hasSize(5);
  }

  @Test
  void a_summary_of_a_finished_run_counts_everything() {
    var summary = json(queries.summary(done).orElseThrow());

    assertThat(summary.text("status")).isEqualTo("done");
    assertThat(summary.text("project")).isEqualTo("done");
    assertThat(summary.text("documents")).isEqualTo("1");
    assertThat(summary.text("tasks")).isEqualTo("{\"total\": 10, \"failed\": 0, \"waiting\": 0, \"completed\": 10}");
    assertThat(summary.texts("waitingOn[*]")).isEmpty();
    assertThat(summary.texts("artifacts[*]")).hasSize(9).isSorted();
    assertThat(queries.summary(new UUID(0, 1))).isEmpty();
  }

  @Test
  void a_summary_of_a_quiet_run_says_what_it_waits_for() {
    var summary = json(queries.summary(asking).orElseThrow());

    assertThat(summary.text("status")).isEqualTo("quiet");
    assertThat(summary.text("stories")).isEqualTo("2");
    assertThat(summary.texts("waitingOn[*].kind")).containsExactly("decision", "dependency");
    assertThat(summary.texts("waitingOn[*].subject")).containsExactly("1.1", "1.2");
    assertThat(summary.texts("waitingOn[*].reason"))
        .containsExactly("Story 1.1 passed validation. Is it done?", "waits for 1.1");
  }

  @Test
  void a_summary_of_a_failed_run_counts_the_dead() {
    var summary = json(queries.summary(dead).orElseThrow());

    assertThat(summary.text("status")).isEqualTo("failed");
    assertThat(summary.text("tasks.failed")).isEqualTo("1");
    assertThat(summary.texts("waitingOn[*].subject")).containsExactly("plan");
  }

  @Test
  void why_a_story_does_not_go_on_is_said_with_evidence() {
    var waiting = json(queries.why(Samples.TENANT, "1.2").orElseThrow());
    assertThat(waiting.text("stage")).isEqualTo("story_creation");
    assertThat(waiting.texts("waitsFor[*].story")).containsExactly("1.1");

    var asked = json(queries.why(Samples.TENANT, "1.1").orElseThrow());
    assertThat(asked.text("standing")).isEqualTo("asked");
    assertThat(asked.text("decision.question")).isEqualTo("Story 1.1 passed validation. Is it done?");
    assertThat(asked.texts("tasks[*].task")).containsExactly("dev.development", "qa.testing", "qa.validation");

    assertThat(queries.why(Samples.TENANT, "9.9")).isEmpty();
    assertThat(queries.why("other", "1.1")).isEmpty();
    assertThat(queries.why(Samples.TENANT, "")).isEmpty();
  }

  @Test
  void documents_are_read_with_their_content() {
    var documents = json(queries.artifacts(Samples.TENANT, done).orElseThrow());

    assertThat(documents.texts("items[*].id")).hasSize(9);
    assertThat(documents.texts("items[*].content")).containsOnly("# \"N\"\n");
    assertThat(queries.artifacts("other", done)).isEmpty();
  }

  @Test
  void a_team_can_be_enrolled_again() {
    var roster = new Roster(DATABASE.database());
    roster.enrol("other team", List.of(new Roster.Member("amelia", "dev", List.of("implement_features"), "bean", 2)));
    roster.enrol("other team", List.of(new Roster.Member("amelia", "dev", List.of("implement_features"), "http", 3)));

    var amelia = json(queries.one("agents", "other team", "amelia").orElseThrow());
    assertThat(amelia.text("worker")).isEqualTo("http");
    assertThat(amelia.texts("capabilities[*]")).containsExactly("implement_features");
  }

  @Test
  void history_goes_on_where_a_reader_stopped() {
    var all = queries.ledger(Samples.TENANT, Queries.Position.START, 1_000).entries();
    var rest = queries.ledger(Samples.TENANT, queries.position(all.get(4).id()), 1_000).entries();

    assertThat(rest).isEqualTo(all.subList(5, all.size()));
    assertThat(all).extracting(Queries.LedgerEntry::id).isSorted();
    assertThat(all).extracting(Queries.LedgerEntry::kind)
        .contains("task-succeeded", "decision-asked", "transition-refused", "execution-completed");
    assertThat(all.getFirst().at()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    assertThat(queries.ledger("other", Queries.Position.START, 10).entries()).isEmpty();
  }

  @Test
  void open_questions_are_found_by_execution_and_by_id() {
    var decisions = new Decisions(DATABASE.database());
    var open = decisions.open(asking);

    assertThat(open).singleElement().satisfies(decision -> {
      assertThat(decision.isOpen()).isTrue();
      assertThat(decision.track()).isEqualTo("1.1");
      assertThat(decisions.find(Samples.TENANT, decision.id())).contains(decision);
      assertThat(decisions.find("other", decision.id())).isEmpty();
      assertThat(decision.id()).isEqualTo(engine.crew.steps(asking, Step.Ask.class).getFirst().decision());
    });
    assertThat(decisions.knowsExecution(Samples.TENANT, asking)).isTrue();
    assertThat(decisions.knowsExecution("other", asking)).isFalse();
  }

  @Test
  void a_snapshot_shows_tracks_and_tasks() {
    var standing = new Standing(DATABASE.database());

    assertThat(standing.rests(asking)).isTrue();
    assertThat(standing.snapshot(asking).tracks()).extracting(Standing.TrackLine::name).containsExactly("", "1.1", "1.2");
    assertThat(standing.snapshot(asking).tasks()).hasSize(6).first()
        .isEqualTo(new Standing.TaskLine("1.1", "dev.development", "completed", "done", ""));
  }

  @Test
  void the_original_words_for_a_task_s_status_are_in_the_overview() {
    assertThat(DATABASE.sql().sql("""
        select distinct t.status || ' ' || o.status from agent_tasks t join agent_tasks_overview o using (id)
        order by 1""").query(String.class).list())
        .containsExactly("blocked pending", "completed completed", "dead failed");
  }

  @Test
  void what_was_over_long_ago_is_dropped_with_all_that_belonged_to_it() {
    var old = engine.run(Samples.tenTasks("old"));
    DATABASE.execute("update workflow_executions set completed_at = now() - interval '40 days' where id = '" + old + "'");
    DATABASE.execute("update plans set created_at = now() - interval '40 days' where project = 'old'");
    var retention = new Retention(DATABASE.database(), Duration.ofDays(30));

    assertThat(retention.dropOld()).isOne();
    assertThat(retention.dropOld()).isZero();

    for (var table : List.of("agent_tasks", "ledger", "stage_changes", "execution_tracks", "execution_artifacts")) {
      assertThat(DATABASE.number("select count(*) from %s where execution_id = '%s'".formatted(table, old))).isZero();
    }
    assertThat(DATABASE.number("select count(*) from plans where project = 'old'")).isZero();
    assertThat(retention.age()).isEqualTo(Duration.ofDays(30));
    assertThat(queries.summary(done)).isPresent();
    Invariants.check(DATABASE);
  }

  private static List<String> ids(String list, @Nullable UUID execution, @Nullable String status) {
    return json(queries.list(list, Samples.TENANT, new Page(null, 100, execution, status))).texts("items[*].id");
  }

  private static Json json(String text) {
    return new Json(text);
  }

  /** Parsed by PostgreSQL, which refuses what is not JSON. */
  private record Json(String text) {

    List<String> texts(String path) {
      return DATABASE.sql().sql("select x #>> '{}' from jsonb_path_query(cast(:json as jsonb), cast(:path as jsonpath)) x")
          .param("json", text).param("path", "$." + path).query(String.class).list();
    }

    @Nullable String text(String path) {
      return texts(path).getFirst();
    }
  }
}
