package io.cflow.store;

/** The statements of a commit that takes an execution to another version of its plan, in the form of {@link CommitSql}. */
final class RevisionSql {

  /** Between the names in a list, because an array of arrays cannot be unnested row by row. */
  static final String SEPARATOR = "\u001f";

  private RevisionSql() {}

  static final String ADOPTED = """
      with taken as (
        update plans p set state = 'adopted' from unnest(?::uuid[], ?::uuid[]) u (execution, plan)
        where p.id = u.plan returning u.execution, u.plan)
      update workflow_executions x set plan_id = taken.plan, documents_hash = null from taken where x.id = taken.execution""";

  static final String TRACKS = """
      insert into execution_tracks (execution_id, tenant_id, name, stage, standing, waits_for, note)
      select e, t, n, s, st, string_to_array(w, chr(31)), note
      from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        u (e, t, n, s, st, w, note)""";

  static final String WAITS = """
      update execution_tracks t set waits_for = string_to_array(u.waits, chr(31))
      from unnest(?::uuid[], ?::text[], ?::text[]) u (execution, name, waits)
      where t.execution_id = u.execution and t.name = u.name""";

  static final String HOLDS = """
      update execution_tracks t set hold = u.hold
      from unnest(?::uuid[], ?::text[], ?::text[]) u (execution, name, hold)
      where t.execution_id = u.execution and t.name = u.name""";

  static final String TASKS = """
      insert into agent_tasks (id, tenant_id, execution_id, number, track, stage, agent, capability, story, needs,
        status, inputs, plan_version, cause)
      select id, t, e, n, tr, s, a, c, st, string_to_array(needs, chr(31))::int[], 'blocked', i, v, cause
      from unnest(?::uuid[], ?::text[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::int[], ?::text[]) u (id, t, e, n, tr, s, a, c, st, needs, i, v, cause)""";

  /** Null keeps what is there. */
  static final String REVISED = """
      update agent_tasks t
      set superseded_in = u.superseded, cause = u.cause, inputs = coalesce(u.inputs, t.inputs),
        plan_version = coalesce(u.version, t.plan_version),
        needs = coalesce(string_to_array(u.needs, chr(31))::int[], t.needs)
      from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::int[], ?::text[])
        u (id, superseded, cause, inputs, version, needs)
      where t.id = u.id""";

  /** The documents of a result that came back, to be written again, too. */
  static final String BROUGHT_BACK = """
      with back as (
        select a.tenant_id, a.execution_id, a.path, a.content_hash
        from unnest(?::uuid[]) u (id) join task_artifacts a on a.task_id = u.id),
      linked as (
        insert into execution_artifacts (execution_id, tenant_id, path, content_hash)
        select execution_id, tenant_id, path, content_hash from back
        on conflict (execution_id, path) do update set content_hash = excluded.content_hash)
      insert into outbox (tenant_id, execution_id, topic, key, body)
      select tenant_id, execution_id, 'document', path, content_hash from back""";

  static final String TASK_ARTIFACTS = """
      insert into task_artifacts (task_id, tenant_id, execution_id, path, content_hash)
      select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[])
      on conflict (task_id, path) do update set content_hash = excluded.content_hash""";
}
