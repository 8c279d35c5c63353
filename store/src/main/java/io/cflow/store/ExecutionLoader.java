package io.cflow.store;

import io.cflow.domain.Capability;
import io.cflow.domain.Role;
import io.cflow.domain.Stage;
import io.cflow.engine.ExecutionState;
import io.cflow.engine.ExecutionStatus;
import io.cflow.engine.PlannedTask;
import io.cflow.engine.SavedTask;
import io.cflow.engine.SavedTrack;
import io.cflow.engine.Step;
import io.cflow.engine.TaskState;
import io.cflow.engine.Track;
import io.cflow.engine.WorkPlan;
import io.cflow.port.Intake.Submission;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rebuilds what the owner of an execution keeps in memory from the tables. */
final class ExecutionLoader {

  private static final String EXECUTIONS = """
      select id, tenant_id, status, workflow from workflow_executions
      where id = any (cast(:ids as uuid[])) and owner = :owner
        and (status in ('running', 'paused', 'failed') or :reopen and status = 'completed')""";

  private static final String TRACKS = """
      select t.execution_id, t.name, t.stage, t.came_from, t.standing, t.waits_for, t.iteration, t.rejection, t.note,
        t.hold, d.id as decision, d.to_stage as heading
      from execution_tracks t
      left join decisions d on d.execution_id = t.execution_id and d.track = t.name and d.state = 'open'
      where t.execution_id = any (cast(:ids as uuid[]))
      order by t.execution_id, t.name""";

  private static final String TASKS = """
      select execution_id, number, track, stage, agent, capability, story, needs, status, attempt, failures, lease,
        inputs, superseded_in
      from agent_tasks where execution_id = any (cast(:ids as uuid[]))
      order by execution_id, number""";

  private final JdbcClient jdbc;
  private final String owner;
  private final RulesOf rules;
  private final Supplier<UUID> ids;

  /** Where the rules of a workflow come from. */
  @FunctionalInterface
  interface RulesOf {
    ExecutionState.Rules rules(String workflow);
  }

  private record Header(UUID execution, String tenant, ExecutionStatus status, String workflow) {}

  private record TrackRow(UUID execution, Track track, SavedTrack saved) {}

  private record TaskRow(UUID execution, PlannedTask planned, SavedTask saved, long lease) {

    boolean isRunning() {
      return saved.state() == TaskState.RUNNING;
    }
  }

  ExecutionLoader(JdbcClient jdbc, String owner, RulesOf rules, Supplier<UUID> ids) {
    this.jdbc = jdbc;
    this.owner = owner;
    this.rules = rules;
    this.ids = ids;
  }

  /**
   * @param reopen whether it may be completed
   * @param atWork whether a body with this lease is still to bring its outcome here
   * @throws GroupJournal.NotOwned if it is another's, or over
   */
  ExecutionState load(UUID execution, boolean reopen, Predicate<Lease> atWork) {
    return load(List.of(execution), reopen, atWork).stream().findFirst()
        .orElseThrow(() -> new GroupJournal.NotOwned(execution));
  }

  /** Those of them that are this owner's and not over, in three round trips. */
  List<ExecutionState> load(List<UUID> executions, Predicate<Lease> atWork) {
    return load(executions, false, atWork);
  }

  private List<ExecutionState> load(List<UUID> executions, boolean reopen, Predicate<Lease> atWork) {
    var headers = rows(EXECUTIONS, executions).param("owner", owner).param("reopen", reopen).query(ExecutionLoader::header).list();
    var tracks = rows(TRACKS, executions).query(ExecutionLoader::track).list().stream()
        .collect(Collectors.groupingBy(TrackRow::execution));
    var tasks = rows(TASKS, executions).query(ExecutionLoader::task).list().stream()
        .collect(Collectors.groupingBy(TaskRow::execution));
    return headers.stream()
        .map(header -> state(
            header, tracks.getOrDefault(header.execution(), List.of()),
            tasks.getOrDefault(header.execution(), List.of()), atWork))
        .toList();
  }

  private JdbcClient.StatementSpec rows(String sql, List<UUID> executions) {
    return jdbc.sql(sql).param("ids", executions.stream().map(UUID::toString).toArray(String[]::new));
  }

  private ExecutionState state(Header header, List<TrackRow> tracks, List<TaskRow> tasks, Predicate<Lease> atWork) {
    var execution = header.execution();
    var work = new WorkPlan(
        tasks.stream().map(TaskRow::planned).toList(), tracks.stream().map(TrackRow::track).toList());
    var state = new ExecutionState(execution, header.tenant(), work, rules.rules(header.workflow()), ids)
        .restore(
            header.status(), tracks.stream().map(TrackRow::saved).toList(),
            tasks.stream().map(TaskRow::saved).toList());
    tasks.stream()
        .filter(row -> row.isRunning() && atWork.test(new Lease(execution, row.planned().number(), row.lease())))
        .forEach(row -> state.keepRunning(row.planned().number(), row.lease()));
    return state;
  }

  /** What {@link #load} would give for an execution that was accepted just now. */
  ExecutionState fresh(UUID execution, Submission submission) {
    return new ExecutionState(
        execution, submission.tenant(), Texts.clean(submission.work()), rules.rules(submission.workflow().name()), ids);
  }

  private static Header header(ResultSet row, int number) throws SQLException {
    return new Header(
        id(row, "id"), row.getString("tenant_id"), ExecutionStatus.of(row.getString("status")), row.getString("workflow"));
  }

  private static TrackRow track(ResultSet row, int number) throws SQLException {
    var name = row.getString("name");
    var stage = new Stage(row.getString("stage"));
    var standing = Track.Standing.of(row.getString("standing"));
    var cameFrom = row.getString("came_from");
    var heading = row.getString("heading");
    return new TrackRow(
        id(row, "execution_id"),
        new Track(name, stage, standing, List.of(strings(row.getArray("waits_for"))), row.getString("note")),
        new SavedTrack(
            name, stage, cameFrom == null ? null : new Stage(cameFrom), standing,
            new Step.Rework(row.getInt("iteration"), row.getString("rejection")),
            id(row, "decision"), heading == null ? null : new Stage(heading),
            row.getString("hold")));
  }

  private static TaskRow task(ResultSet row, int n) throws SQLException {
    int number = row.getInt("number");
    var capability = new Capability(new Role(row.getString("agent")), row.getString("capability"));
    return new TaskRow(
        id(row, "execution_id"),
        new PlannedTask(
            number, row.getString("track"), new Stage(row.getString("stage")), capability, row.getString("story"),
            List.of((Integer[]) row.getArray("needs").getArray())),
        new SavedTask(
            number, TaskState.of(row.getString("status")), row.getInt("attempt"), row.getInt("failures"),
            row.getString("inputs"), row.getInt("superseded_in")),
        row.getLong("lease"));
  }

  private static UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static String[] strings(Array array) throws SQLException {
    return (String[]) array.getArray();
  }
}
