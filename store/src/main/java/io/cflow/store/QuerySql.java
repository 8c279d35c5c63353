package io.cflow.store;

/** The reads behind {@link Queries}. Every list selects a column {@code id} it is ordered and paged by. */
final class QuerySql {

  private QuerySql() {}

  /** One item more than wanted is read, to know whether there is a next page. */
  static final String LIST = """
      with page as (%s order by id limit cast(:limit as int) + 1),
        shown as (select * from page order by id limit cast(:limit as int))
      select json_build_object(
        'items', coalesce((select json_agg(to_json(s) order by s.id) from shown s), '[]'::json),
        'next', case when (select count(*) from page) > cast(:limit as int)
          then (select max(cast(id as text)) from shown) end)::text""";

  static final String ONE = """
      select to_json(item)::text from (%s) item where id = cast(:id as %s)""";

  static final String PLANS = """
      select id, project, version, content_hash as "contentHash", flavour, created_at as "createdAt",
        (select count(*) from plan_documents d where d.plan_id = plans.id) as documents,
        (select count(*) from plan_items i where i.plan_id = plans.id and i.kind = 'story') as stories
      from plans
      where tenant_id = :tenant and (cast(:after as text) is null or id > cast(:after as uuid))
        and (cast(:execution as uuid) is null
          or id = (select plan_id from workflow_executions where id = cast(:execution as uuid)))
        and cast(:status as text) is null""";

  static final String EXECUTIONS = """
      select id, project, plan_id as "planId", workflow, current_stage as "currentStage", status, quiet, reason,
        created_at as "createdAt", updated_at as "updatedAt", completed_at as "completedAt"
      from workflow_executions
      where tenant_id = :tenant and (cast(:after as text) is null or id > cast(:after as uuid))
        and (cast(:execution as uuid) is null or id = cast(:execution as uuid))
        and (cast(:status as text) is null or status = :status)""";

  static final String TASKS = """
      select id, execution_id as "executionId", number, stage, agent, capability, story, status, attempt, result,
        need, superseded_in > 0 as superseded, cause, started_at as "startedAt", completed_at as "completedAt"
      from agent_tasks
      where tenant_id = :tenant and (cast(:after as text) is null or id > cast(:after as uuid))
        and (cast(:execution as uuid) is null or execution_id = cast(:execution as uuid))
        and (cast(:status as text) is null or status = :status)""";

  static final String DECISIONS = """
      select id, execution_id as "executionId", coalesce(track, '') as story, kind, from_stage as "from",
        to_stage as "to", case when track is null then subject when track = '' then 'plan' else track end as subject,
        question, evidence, content_hash as "contentHash", state, verb, actor, answer, asked_at as "askedAt",
        answered_at as "answeredAt", verbs
      from decisions
      where tenant_id = :tenant and (cast(:after as text) is null or id > cast(:after as uuid))
        and (cast(:execution as uuid) is null or execution_id = cast(:execution as uuid))
        and (cast(:status as text) is null or state = :status)""";

  static final String AGENTS = """
      select name as id, role, capabilities, worker, concurrency, status, seen_at as "seenAt"
      from agent_registry
      where tenant_id = :tenant and (cast(:after as text) is null or name > :after)
        and cast(:execution as uuid) is null
        and (cast(:status as text) is null or status = :status)""";

  static final String DEAD_LETTERS = """
      select id, execution_id as "executionId", kind, subject, reason, created_at as "createdAt"
      from dead_letters
      where tenant_id = :tenant and (cast(:after as text) is null or id > cast(:after as uuid))
        and (cast(:execution as uuid) is null or execution_id = cast(:execution as uuid))
        and (cast(:status as text) is null or kind = :status)""";

  static final String ARTIFACTS = """
      select json_build_object('items', coalesce((
        select json_agg(json_build_object('id', e.path, 'contentHash', e.content_hash, 'content', a.content)
          order by e.path collate "C")
        from execution_artifacts e join artifacts a using (content_hash)
        where e.execution_id = x.id), '[]'::json), 'next', null)::text
      from workflow_executions x where x.tenant_id = :tenant and x.id = :execution""";

  static final String WHY = """
      select json_build_object(
        'story', case when t.name = '' then :story else t.name end, 'execution', x.id, 'project', x.project, 'stage', t.stage, 'standing', t.standing,
        'reason', case when t.hold = '' then t.note else t.hold end,
        'waitsFor', coalesce((
          select json_agg(json_build_object('story', w.name, 'standing', o.standing, 'reason', d.reason,
            'evidence', d.source) order by w.name)
          from unnest(t.waits_for) w (name)
          join execution_tracks o on o.execution_id = x.id and o.name = w.name
          left join dependencies d on d.plan_id = x.plan_id and d.from_story = t.name and d.to_story = w.name
          where o.standing not in ('finished', 'cancelled')), '[]'::json),
        'decision', (select json_build_object('id', d.id, 'question', d.question)
          from decisions d where d.execution_id = x.id and coalesce(d.track, d.subject) = t.name and d.state = 'open'
          order by d.id limit 1),
        'tasks', coalesce((
          select json_agg(json_build_object('task', a.agent || '.' || a.capability, 'status', a.status,
            'attempt', a.attempt, 'result', a.result, 'cause', case
              when a.cause <> '' then a.cause
              when a.status = 'completed' and a.plan_version < p.version
                then 'kept: inputs unchanged since plan version ' || a.plan_version
              else '' end) order by a.superseded_in = 0, a.number)
          from agent_tasks a where a.execution_id = x.id and a.story = t.name
            and (t.name <> '' or :story in ('plan', a.agent || '.' || a.capability))), '[]'::json))::text
      from execution_tracks t join workflow_executions x on x.id = t.execution_id
      left join plans p on p.id = x.plan_id
      where x.tenant_id = :tenant and (t.name = :story and t.name <> '' or t.name = '' and (:story = 'plan' or exists (
        select from agent_tasks a
        where a.execution_id = x.id and a.story = '' and a.agent || '.' || a.capability = :story)))
      order by x.id desc limit 1""";

  static final String SUMMARY = """
      select json_build_object(
        'execution', x.id, 'project', x.project, 'stage', x.current_stage,
        'status', case when x.status in ('failed', 'cancelled') then 'failed'
          when x.status = 'completed' and not exists (
            select from decisions d where d.execution_id = x.id and d.state = 'open') then 'done' else 'quiet' end,
        'documents', (select count(*) from plan_documents d where d.plan_id = x.plan_id),
        'requirements', json_build_object(
          'functional', (select count(*) from plan_items i
            where i.plan_id = x.plan_id and i.kind = 'requirement' and i.parent = 'FUNCTIONAL'),
          'nonFunctional', (select count(*) from plan_items i
            where i.plan_id = x.plan_id and i.kind = 'requirement' and i.parent = 'NON_FUNCTIONAL'
              and position('~' in i.item_id) = 0)),
        'epics', (select count(*) from plan_items i where i.plan_id = x.plan_id and i.kind = 'epic'),
        'stories', (select count(*) from plan_items i where i.plan_id = x.plan_id and i.kind = 'story'),
        'tasks', (select json_build_object(
            'total', count(*), 'completed', count(*) filter (where status = 'completed'),
            'failed', count(*) filter (where status in ('failed', 'dead', 'cancelled')),
            'waiting', count(*) filter (where status in ('blocked', 'ready', 'waiting')))
          from agent_tasks where id between :first and :last and superseded_in = 0),
        'waitingOn', coalesce((select json_agg(json_build_object('kind', w.kind, 'subject', w.subject,
            'reason', w.reason) order by w.name collate "C", w.reason) from (
          select t.name, case when t.name = '' then 'plan' else t.name end as subject,
            case t.standing when 'asked' then 'decision' when 'held' then 'person' when 'parked' then
              coalesce((select a.need from agent_tasks a where a.id between :first and :last
                and a.track = t.name and a.status = 'waiting' and a.superseded_in = 0 order by a.number limit 1), 'person') else 'dependency' end
              as kind,
            case when t.standing in ('asked', 'held', 'parked') then t.note else
              'waits for ' || (select string_agg(o.name, ', ' order by o.name) from execution_tracks o
                where o.execution_id = x.id and o.name = any (t.waits_for)
                  and o.standing not in ('finished', 'cancelled')) end as reason
          from execution_tracks t
          where t.execution_id = x.id and (t.standing in ('asked', 'held', 'parked')
            or (t.standing in ('open', 'unapproved') and exists (select from execution_tracks o
              where o.execution_id = x.id and o.name = any (t.waits_for)
                and o.standing not in ('finished', 'cancelled'))))
          union all
          select d.subject, d.subject, 'decision', d.question from decisions d
          where d.execution_id = x.id and d.track is null and d.state = 'open') w), '[]'::json),
        'artifacts', coalesce((select json_agg(e.path order by e.path) from execution_artifacts e
          where e.execution_id = x.id), '[]'::json),
        'diagnostics', coalesce((select p.diagnostics from plans p where p.id = x.plan_id), 0))::text
      from workflow_executions x where x.id = :execution""";

  /** Only what lies below the oldest transaction under way: nothing can appear there any more. */
  static final String LEDGER = """
      select id, cast(cast(transaction as text) as bigint) as transaction, execution_id,
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, kind, subject, actor, detail
      from ledger
      where tenant_id = :tenant and (transaction, id) > (cast(cast(:transaction as text) as xid8), :id)
        and transaction < pg_snapshot_xmin(pg_current_snapshot())
      order by ledger.transaction, id limit :limit""";

  static final String HIDDEN = """
      select exists (
        select from ledger where (transaction, id) > (cast(cast(:transaction as text) as xid8), :id))""";

  /**
   * If it was dropped, the place before everything that is younger: something may come twice, nothing is missed. If
   * there is nothing younger, the place after everything that was told.
   */
  static final String POSITION = """
      select cast(cast(transaction as text) as bigint) as transaction, id from (
        (select 1 as choice, transaction, id from ledger where id = :id)
        union all
        (select 2, transaction, 0 from ledger where id > :id order by transaction limit 1)
        union all
        select 3, pg_snapshot_xmin(pg_current_snapshot()), 0) place
      order by choice limit 1""";

  /** Of a database that was restored from another cluster, whose transactions had higher numbers. */
  static final String RESTORED =
      "update ledger set transaction = '0' where transaction >= pg_snapshot_xmax(pg_current_snapshot())";
}
