package io.cflow.store;

import io.cflow.domain.AgentTask;
import io.cflow.engine.change.Progress;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How executions stand. */
public final class Standing {

  private static final String RESTS = """
      select quiet or status in ('completed', 'failed', 'cancelled') from workflow_executions where id = :execution""";

  private static final String IS_OVER = """
      select status in ('completed', 'cancelled') from workflow_executions where id = :execution""";

  private static final String TRACKS = """
      select name, stage, standing, case when hold = '' then note else hold end as note from execution_tracks where execution_id = :execution order by name""";

  private static final String TASKS = """
      select story, agent || '.' || capability as task, status, result, need
      from agent_tasks where id between :first and :last and superseded_in = 0 order by number""";

  private static final String QUESTIONS = """
      select subject, question from decisions
      where execution_id = :execution and track is null and state = 'open' order by subject, id""";

  private static final String HELD = """
      select exists (select from execution_tracks where execution_id = :execution and hold <> '')
        or exists (select from decisions where execution_id = :execution and track is null and state = 'open')""";

  /** A story is begun when the engine has worked on it. */
  private static final String PROGRESS = """
      select t.name, t.standing = 'finished' as finished from execution_tracks t
      where t.execution_id = :execution and t.name <> '' and t.name not like 'plan@%'
        and t.standing <> 'cancelled'
        and (t.standing = 'finished' or exists (
          select from agent_tasks a where a.execution_id = t.execution_id and a.track = t.name and a.attempt > 0))""";

  private final JdbcClient jdbc;

  public Standing(Database database) {
    this.jdbc = database.jdbc();
  }

  /** @param name empty for the plan, else the story's id */
  public record TrackLine(String name, String stage, String standing, String note) {}

  /** @param story empty for a task about the plan; @param need what a waiting task waits for, else empty */
  public record TaskLine(String story, String task, String status, String result, String need) {}

  /** A question asked outside of gates that nobody has answered. */
  public record QuestionLine(String subject, String question) {}

  /** An execution at one moment. */
  public record Snapshot(List<TrackLine> tracks, List<TaskLine> tasks, List<QuestionLine> questions) {}

  /** Whether nothing will happen without somebody. */
  public boolean rests(UUID execution) {
    return jdbc.sql(RESTS).param("execution", execution).query(Boolean.class).single();
  }

  /** Whether nothing will happen any more, whatever anybody does. */
  public boolean isOver(UUID execution) {
    return jdbc.sql(IS_OVER).param("execution", execution).query(Boolean.class).single();
  }

  /** Whether a track is held, or a question outside of gates is open. */
  public boolean isHeld(UUID execution) {
    return jdbc.sql(HELD).param("execution", execution).query(Boolean.class).single();
  }

  public Progress progress(UUID execution) {
    var begun = new HashSet<String>();
    var finished = new HashSet<String>();
    jdbc.sql(PROGRESS).param("execution", execution)
        .query(row -> {
          (row.getBoolean("finished") ? finished : begun).add(row.getString("name"));
        });
    return new Progress(begun, finished);
  }

  public Snapshot snapshot(UUID execution) {
    var tracks = jdbc.sql(TRACKS).param("execution", execution).query(TrackLine.class).list();
    var tasks = jdbc.sql(TASKS)
        .param("first", AgentTask.id(execution, 0)).param("last", AgentTask.id(execution, -1))
        .query(TaskLine.class).list();
    var questions = jdbc.sql(QUESTIONS).param("execution", execution).query(QuestionLine.class).list();
    return new Snapshot(tracks, tasks, questions);
  }
}
