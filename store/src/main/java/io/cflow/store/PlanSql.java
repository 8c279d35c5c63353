package io.cflow.store;

/** The statements that write accepted plans. Each takes one array for each column. */
final class PlanSql {

  private PlanSql() {}

  /** Sorted: two processes that take in the same documents must not wait for each other. */
  static final String DOCUMENTS = """
      insert into documents (tenant_id, content_hash, content)
      select * from unnest(?::text[], ?::text[], ?::bytea[]) order by 1, 2
      on conflict (tenant_id, content_hash) do update set seen_at = now()
        where documents.seen_at < now() - interval '1 hour'""";

  static final String PLANS = """
      insert into plans (id, tenant_id, project, version, content_hash, flavour, diagnostics, execution_id, state,
        origin)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::int[], ?::uuid[],
        ?::text[], ?::text[])""";

  /** The documents have changed again before anybody decided. */
  static final String RETURN_OTHERS = """
      update plans p set state = 'returned'
      from unnest(?::uuid[], ?::text[]) u (execution, hash)
      where p.execution_id = u.execution and p.state = 'proposed' and p.content_hash <> u.hash""";

  static final String PLAN_DOCUMENTS = """
      insert into plan_documents (plan_id, tenant_id, path, content_hash)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[])""";

  static final String REFUSALS = """
      insert into plan_refusals (plan_id, tenant_id, path, code, reason)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])""";

  static final String ITEMS = """
      insert into plan_items (plan_id, tenant_id, kind, item_id, position, title, parent, status, source)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[],
        ?::text[])""";

  static final String DEPENDENCIES = """
      insert into dependencies (plan_id, tenant_id, from_story, to_story, strength, reason, source)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
      on conflict do nothing""";

  static final String EXECUTIONS = """
      insert into workflow_executions (id, tenant_id, plan_id, project, workflow, current_stage, status, owner,
        workspace, output)
      select id, tenant, plan, project, workflow, stage, 'running', owner, workspace, output
      from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        u (id, tenant, plan, project, workflow, stage, owner, workspace, output)""";

  /** An array in an array travels as text: PostgreSQL has no arrays of arrays of different lengths. */
  static final String TRACKS = """
      insert into execution_tracks (execution_id, tenant_id, name, stage, standing, waits_for, note)
      select execution, tenant, name, stage, standing, waits_for::text[], note
      from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        u (execution, tenant, name, stage, standing, waits_for, note)""";

  static final String TASKS = """
      insert into agent_tasks (id, tenant_id, execution_id, number, track, stage, agent, capability, story, needs,
        status, inputs, plan_version)
      select id, tenant, execution, number, track, stage, agent, capability, story, needs::int[], 'blocked', inputs,
        version
      from unnest(?::uuid[], ?::text[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::int[])
        u (id, tenant, execution, number, track, stage, agent, capability, story, needs, inputs, version)""";

  static final String REQUESTS = """
      insert into requests (tenant_id, key, body_hash, execution_id)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::uuid[])
      on conflict (tenant_id, key) do nothing""";

  /**
   * Two doors, of two processes even, may bring the same project or request at the same moment: the second waits, then
   * finds the first. In one order everywhere, so that nobody waits for each other.
   */
  static final String LOCK = """
      select pg_advisory_xact_lock(name)
      from (select distinct hashtextextended(n, 0) as name from unnest(?::text[]) n order by 1) in_order""";

  static final String NEWEST = """
      select u.position, v.content_hash, v.left_hash, v.id, v.cancelled, k.id as known, k.state,
        (select max(l.version) from plans l where l.tenant_id = u.tenant and l.project = u.project) as last_version,
        exists (select from plans o where o.execution_id = v.id and o.state = 'proposed') as proposals
      from unnest(?::int[], ?::text[], ?::text[], ?::text[]) u (position, tenant, project, hash)
      cross join lateral (
        select p.content_hash, coalesce(x.documents_hash, p.content_hash) as left_hash, x.id,
          x.status = 'cancelled' as cancelled
        from workflow_executions x join plans p on p.id = x.plan_id
        where x.tenant_id = u.tenant and x.project = u.project
        order by x.id desc limit 1) v
      left join lateral (
        select n.id, n.state from plans n
        where n.execution_id = v.id and n.content_hash = u.hash and n.state in ('proposed', 'approved', 'declined')
        order by n.version desc limit 1) k on true""";

  static final String KNOWN_REQUESTS = """
      select u.position, r.body_hash, r.execution_id
      from unnest(?::int[], ?::text[], ?::text[]) u (position, tenant, key)
      join requests r on r.tenant_id = u.tenant and r.key = u.key""";
}
