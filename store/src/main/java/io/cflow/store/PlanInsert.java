package io.cflow.store;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Dependency;
import io.cflow.domain.Epic;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceFile;
import io.cflow.domain.Story;
import io.cflow.engine.PlannedTask;
import io.cflow.engine.TaskInputs;
import io.cflow.engine.Track;
import io.cflow.port.Intake.Submission;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of one accepted plan. Runs inside its caller's transaction. */
final class PlanInsert {

  private static final String DOCUMENTS = """
      insert into documents (tenant_id, content_hash, content) values (?, ?, ?)
      on conflict (tenant_id, content_hash) do update set seen_at = now()
        where documents.seen_at < now() - interval '1 hour'""";

  private static final String PLAN = """
      insert into plans (id, tenant_id, project, version, content_hash, flavour, diagnostics, execution_id, state,
        origin)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String PLAN_DOCUMENTS = """
      insert into plan_documents (plan_id, tenant_id, path, content_hash) values (?, ?, ?, ?)""";

  private static final String REFUSALS = """
      insert into plan_refusals (plan_id, tenant_id, path, code, reason) values (?, ?, ?, ?, ?)""";

  private static final String ITEMS = """
      insert into plan_items (plan_id, tenant_id, kind, item_id, position, title, parent, status, source)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String DEPENDENCIES = """
      insert into dependencies (plan_id, tenant_id, from_story, to_story, strength, reason, source)
      values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

  private static final String EXECUTION = """
      insert into workflow_executions (id, tenant_id, plan_id, project, workflow, current_stage, status, owner,
        workspace, output)
      values (?, ?, ?, ?, ?, ?, 'running', ?, ?, ?)""";

  private static final String TRACKS = """
      insert into execution_tracks (execution_id, tenant_id, name, stage, standing, waits_for, note)
      values (?, ?, ?, ?, ?, ?, ?)""";

  private static final String TASKS = """
      insert into agent_tasks (id, tenant_id, execution_id, number, track, stage, agent, capability, story, needs,
        status, inputs, plan_version)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'blocked', ?, ?)""";

  private static final int BATCH = 500;

  private final JdbcTemplate jdbc;
  private final Submission submission;
  private final String tenant;
  private final UUID planId;
  private final UUID executionId;

  PlanInsert(DataSource dataSource, Submission submission, UUID planId, UUID executionId) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.submission = submission;
    this.tenant = submission.tenant();
    this.planId = planId;
    this.executionId = executionId;
  }

  UUID executionId() {
    return executionId;
  }

  void documents() {
    // Sorted: two plans with the same documents must not wait for each other.
    var byHash = new TreeMap<String, byte[]>();
    submission.files().files().forEach(file -> byHash.put(Texts.hash(file.bytes()), file.bytes()));
    insert(DOCUMENTS, byHash.entrySet(), entry -> row(tenant, entry.getKey(), entry.getValue()));
  }

  /** @param state adopted, or proposed to an execution that works another version */
  void plan(int version, String state) {
    var plan = submission.plan();
    jdbc.update(PLAN, planId, tenant, plan.project(), version, plan.contentHash(), plan.flavour(),
        plan.diagnostics().size(), executionId, state, submission.workspace().map(Object::toString).orElse(""));
    insert(PLAN_DOCUMENTS, submission.files().files(), this::planDocument);
    insert(REFUSALS, submission.files().refusals(), refusal -> row(
        planId, tenant, refusal.path(), refusal.code().name(), refusal.reason()));
    items(plan);
    insert(DEPENDENCIES, plan.dependencies(), this::dependency);
  }

  private Object[] planDocument(SourceFile file) {
    return row(planId, tenant, file.path(), Texts.hash(file.bytes()));
  }

  private void items(Plan plan) {
    items("requirement", plan.requirements(), this::requirement);
    items("epic", plan.epics(), this::epic);
    items("story", plan.stories(), this::story);
  }

  private record Item(String id, String title, String parent, String status, String source) {}

  private <T> void items(String kind, List<T> all, Function<T, Item> itemOf) {
    var positions = new HashMap<String, Integer>();
    insert(ITEMS, all.stream().map(itemOf).toList(), item -> row(
        planId, tenant, kind, item.id(), positions.merge(kind, 1, Integer::sum), item.title(), item.parent(),
        item.status(), item.source()));
  }

  private Item requirement(Requirement requirement) {
    return new Item(
        requirement.id(), Texts.brief(requirement.text()), requirement.kind().name(),
        requirement.dropped() ? "dropped" : "", requirement.source().toString());
  }

  private Item epic(Epic epic) {
    var tracker = epic.tracker();
    return new Item(
        epic.id(), Texts.brief(epic.title()), "", tracker == null ? "" : tracker.raw(),
        epic.definedIn().isEmpty() ? "" : epic.definedIn().getFirst().toString());
  }

  private Item story(Story story) {
    return new Item(
        story.id(), Texts.brief(story.title()), story.epic(), story.status().name(), story.source().toString());
  }

  private Object[] dependency(Dependency edge) {
    return row(
        planId, tenant, edge.from(), edge.to(), edge.strength().name(), Texts.brief(edge.reason()),
        edge.evidence().toString());
  }

  void execution(String owner, int version) {
    var workspace = submission.workspace().map(Object::toString).orElse(null);
    jdbc.update(
        EXECUTION, executionId, tenant, planId, submission.plan().project(), submission.workflow().name(),
        submission.workflow().start().name(), owner, workspace, submission.output().toString());
    insert(TRACKS, submission.work().tracks(), this::track);
    var inputs = TaskInputs.of(submission.plan());
    insert(TASKS, submission.work().tasks(), task -> task(task, inputs.hash(task), version));
  }

  private Object[] track(Track track) {
    return row(
        executionId, tenant, track.name(), track.stage().name(), track.standing().label(),
        new ArrayValue("text", track.waitsFor()), Texts.brief(track.note()));
  }

  private Object[] task(PlannedTask task, String inputs, int version) {
    return row(
        AgentTask.id(executionId, task.number()), tenant, executionId, task.number(), task.track(),
        task.stage().name(), task.capability().role().name(), task.capability().name(), task.story(),
        new ArrayValue("int", task.needs()), inputs, version);
  }

  /** An array can only be made by the connection it is sent on. */
  private record ArrayValue(String type, List<?> values) {
    Array of(PreparedStatement statement) throws SQLException {
      return statement.getConnection().createArrayOf(type, values.stream().map(Texts::clean).toArray());
    }
  }

  private static Object[] row(@Nullable Object... values) {
    return Arrays.stream(values).map(Texts::clean).toArray();
  }

  private <T> void insert(String sql, Collection<T> items, Function<T, Object[]> rowOf) {
    if (!items.isEmpty()) {
      jdbc.batchUpdate(sql, items, BATCH, (statement, item) -> {
        var row = rowOf.apply(item);
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i] instanceof ArrayValue value ? value.of(statement) : row[i]);
        }
      });
    }
  }
}
