package io.cflow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must hold in the tables whatever happened, each as a query that finds whatever breaks it. Every one of them can
 * find something: {@code damage} breaks it on purpose.
 */
enum Invariants {

  A_COMPLETED_TASK_HAS_A_RESULT_AND_ITS_TIMES(
      """
      select id from agent_tasks where (status = 'completed')
        and (result = '' or started_at is null or completed_at is null or completed_at < started_at)""",
      "update agent_tasks set result = '' where status = 'completed'"),

  WHAT_IS_OVER_HAS_AN_END_AND_NOTHING_ELSE_HAS(
      """
      select id from agent_tasks where (status in ('completed', 'cancelled', 'dead')) <> (completed_at is not null)
      union all
      select id from workflow_executions where (status in ('completed', 'cancelled')) <> (completed_at is not null)""",
      "update workflow_executions set completed_at = null where status = 'completed'"),

  A_TASK_THAT_WAS_NEVER_SENT_BACK_IS_COMPLETED_ONCE_IN_THE_LEDGER(
      """
      with done as (
        select a.execution_id, a.agent || '.' || a.capability || case when a.story = '' then '' else ' ' || a.story end
            as subject, count(*) filter (where a.status = 'completed') as tasks
        from agent_tasks a join execution_tracks t on t.execution_id = a.execution_id and t.name = a.track
        where t.iteration = 0 group by 1, 2),
      told as (
        select execution_id, subject, count(*) as times from ledger where kind in ('task-succeeded', 'task-rejected')
        group by 1, 2)
      select execution_id, subject from done d left join told t using (execution_id, subject)
      where d.tasks <> coalesce(t.times, 0)""",
      """
      insert into ledger (tenant_id, execution_id, kind, subject, actor, detail)
      select tenant_id, execution_id, kind, subject, actor, detail from ledger where kind = 'task-succeeded' limit 1"""),

  NO_TASK_HAS_MORE_OUTCOMES_THAN_ATTEMPTS(
      """
      with tried as (
        select execution_id, agent || '.' || capability || case when story = '' then '' else ' ' || story end as subject,
          sum(attempt) as attempts
        from agent_tasks group by 1, 2),
      told as (select execution_id, subject, count(*) as times from ledger where kind like 'task-%' group by 1, 2)
      select execution_id, subject from told t join tried using (execution_id, subject) where times > attempts""",
      "update agent_tasks set attempt = 0 where status = 'completed'"),

  NO_TASK_STARTS_BEFORE_WHAT_IT_NEEDS_IS_COMPLETED(
      """
      select a.id, n.id from agent_tasks a
      join execution_tracks t on t.execution_id = a.execution_id and t.name = a.track
      cross join lateral unnest(a.needs) needed (number)
      join agent_tasks n on n.execution_id = a.execution_id and n.number = needed.number
      where a.status in ('running', 'completed') and t.iteration = 0
        and (n.status <> 'completed' or n.completed_at > a.started_at)""",
      "update agent_tasks set completed_at = now() + interval '1 hour' where number = 0"),

  WHAT_WAS_SUPERSEDED_IS_OVER(
      "select id from agent_tasks where superseded_in > 0 and status not in ('completed', 'cancelled')",
      "update agent_tasks set superseded_in = 2, status = 'ready', completed_at = null where number = 0"),

  NO_WORK_IS_THERE_TWICE(
      """
      select execution_id, story, agent, capability from agent_tasks where superseded_in = 0
      group by execution_id, story, agent, capability, stage having count(*) > 1""",
      "update agent_tasks set capability = 'step_0', agent = 'dev'"),

  NO_LEASE_IS_GIVEN_TWICE(
      "select lease from agent_tasks where lease <> 0 group by lease having count(*) > 1",
      "update agent_tasks set lease = 7"),

  WHAT_RUNS_OR_RAN_HAS_A_LEASE_AND_AN_ATTEMPT(
      "select id from agent_tasks where status in ('running', 'completed', 'failed') and (lease = 0 or attempt = 0)",
      "update agent_tasks set lease = 0 where status = 'completed'"),

  EVERY_STAGE_CHANGE_IS_LISTED(
      """
      with change as (
        select c.*, lag(came_from) over (partition by execution_id, track order by id) as session_from
        from stage_changes c)
      select id from change c where from_stage <> to_stage and not exists (
        select from workflow_transitions w where w.workflow = c.workflow and w.to_stage = c.to_stage
          and w.from_stage = case c.from_stage when 'hil_session' then session_from else c.from_stage end)
        and not (to_stage = 'hil_session' and came_from = from_stage)
        and not (from_stage = 'hil_session' and to_stage = session_from)""",
      "update stage_changes set to_stage = 'prd_creation' where to_stage = 'testing'"),

  STAGE_CHANGES_ARE_A_CHAIN_THAT_ENDS_WHERE_THE_TRACK_STANDS(
      """
      with change as (
        select c.*, lag(to_stage) over (partition by execution_id, track order by id) as before,
          row_number() over (partition by execution_id, track order by id desc) as back
        from stage_changes c)
      select c.execution_id, c.track from change c where c.before <> c.from_stage
      union all
      select t.execution_id, t.name from execution_tracks t
      join change c on c.execution_id = t.execution_id and c.track = t.name and c.back = 1
      where (t.stage, t.standing, t.iteration, coalesce(t.came_from, ''))
        is distinct from (c.to_stage, c.standing, c.iteration, coalesce(c.came_from, ''))""",
      "update execution_tracks set standing = 'held'"),

  EVERY_ASKED_TRACK_HAS_ITS_OPEN_QUESTION_AND_NO_OTHER_HAS(
      """
      select t.execution_id, t.name from execution_tracks t
      where (t.standing = 'asked') <> exists (
        select from decisions d where d.execution_id = t.execution_id and d.track = t.name and d.state = 'open')
        or t.standing <> 'cancelled'
          and (t.standing = 'asked') <> (t.stage = 'hil_session' and t.came_from is not null)""",
      "update decisions set state = 'open' where state = 'answered'"),

  AN_ANSWER_SAYS_WHO_GAVE_IT_AND_WHEN(
      """
      select id from decisions where (state = 'answered')
        <> (verb is not null and actor is not null and answer is not null and answered_at is not null)""",
      "update decisions set actor = null where state = 'answered'"),

  A_DEAD_TASK_HAS_A_DEAD_LETTER(
      """
      select a.id from agent_tasks a where a.status = 'dead' and not exists (
        select from dead_letters d where d.execution_id = a.execution_id and d.kind = 'task')""",
      "update agent_tasks set status = 'dead', completed_at = now() where status = 'completed'"),

  A_COMPLETED_EXECUTION_HAS_NOTHING_OPEN(
      """
      select x.id from workflow_executions x where x.status in ('completed', 'cancelled') and (
        exists (select from execution_tracks t
          where t.execution_id = x.id and t.standing not in ('finished', 'cancelled'))
        or exists (select from agent_tasks a
          where a.execution_id = x.id and a.status not in ('completed', 'cancelled')))""",
      "update agent_tasks set status = 'ready', completed_at = null where status = 'completed'"),

  DOCUMENTS_THAT_ARE_NAMED_EXIST(
      """
      select content_hash from execution_artifacts e
        where not exists (select from artifacts a where a.content_hash = e.content_hash)
      union all
      select body from outbox o where not exists (select from artifacts a where a.content_hash = o.body)
      union all
      select content_hash from plan_documents p where not exists (
        select from documents d where d.tenant_id = p.tenant_id and d.content_hash = p.content_hash)""",
      "delete from documents"),

  NOTHING_BELONGS_TO_TWO_TENANTS(
      """
      select a.id::text from agent_tasks a join workflow_executions x on x.id = a.execution_id
        where a.tenant_id <> x.tenant_id
      union all
      select l.id::text from ledger l join workflow_executions x on x.id = l.execution_id
        where l.tenant_id <> x.tenant_id
      union all
      select d.id::text from decisions d join workflow_executions x on x.id = d.execution_id
        where d.tenant_id <> x.tenant_id
      union all
      select x.id::text from workflow_executions x join plans p on p.id = x.plan_id where p.tenant_id <> x.tenant_id""",
      "update ledger set tenant_id = 'other'");

  private final String broken;
  final String damage;

  Invariants(String broken, String damage) {
    this.broken = broken;
    this.damage = damage;
  }

  /** What breaks it, one text for each row. */
  List<String> broken(JdbcClient sql) {
    return sql.sql("select r::text from (" + broken + ") r").query(String.class).list();
  }

  static void check(FreshDatabase database) {
    var sql = database.sql();
    sql.sql("analyze").update();
    for (var invariant : values()) {
      assertThat(invariant.broken(sql)).as(invariant.name()).isEmpty();
    }
  }
}
