package io.cflow.store;

/** The statements of a commit. Each takes one array for each column and runs whatever the number of rows. */
final class CommitSql {

  private CommitSql() {}

  /**
   * Fence and receipt in one. A process whose epoch has passed finds no row, and the division by zero aborts the whole
   * transaction; an update that merely found nothing would let the rest commit. The same for a commit that is tried
   * again while its first attempt, of which the connection was lost, is still at work in the server.
   */
  static final String FENCE = """
      with mine as (
        update workers set last_commit = ? where id = ? and epoch = ? and last_commit < ? returning 1)
      select 1 / count(*) from mine""";

  static final String TASKS = """
      update agent_tasks t
      set status = u.status, attempt = u.attempt, failures = u.failures, lease = u.lease,
        result = coalesce(u.result, t.result), need = u.need,
        started_at = case when u.status = 'running' then now() else t.started_at end,
        completed_at = case when u.status in ('completed', 'cancelled', 'dead') then now() end
      from unnest(?::uuid[], ?::text[], ?::int[], ?::int[], ?::bigint[], ?::text[], ?::text[])
        u (id, status, attempt, failures, lease, result, need)
      where t.id = u.id""";

  /** What has moved is announced with it, where the team's own documents are to say so. */
  static final String STAGE_CHANGES = """
      with changes as (
        insert into stage_changes (execution_id, tenant_id, workflow, track, from_stage, to_stage, came_from, standing,
          iteration, rejection, note)
        select e, t, w, n, f, s, c, st, i, r, note
        from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[],
          ?::text[], ?::text[]) with ordinality u (e, t, w, n, f, s, c, st, i, r, note, position)
        order by position
        returning execution_id, tenant_id, track)
      insert into outbox (tenant_id, execution_id, topic, key, body)
      select distinct c.tenant_id, c.execution_id, 'write-back', c.track, ''
      from changes c join workflow_executions x on x.id = c.execution_id join workers w on w.id = x.owner
      where w.write_back and x.workspace is not null and c.track <> ''""";

  static final String EXECUTIONS = """
      update workflow_executions x
      set status = u.status, quiet = u.quiet, current_stage = u.stage, reason = coalesce(u.reason, x.reason),
        updated_at = now(),
        completed_at = case when u.status in ('completed', 'cancelled') then coalesce(x.completed_at, now()) end
      from unnest(?::uuid[], ?::text[], ?::bool[], ?::text[], ?::text[]) u (id, status, quiet, stage, reason)
      where x.id = u.id""";

  static final String QUESTIONS = """
      insert into decisions (id, tenant_id, execution_id, track, kind, from_stage, to_stage, question, content_hash)
      select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[])""";

  static final String ANSWERS = """
      update decisions d
      set state = 'answered', verb = u.verb, actor = u.actor, answer = u.answer, answered_at = now()
      from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) u (id, verb, actor, answer)
      where d.id = u.id and d.state = 'open'""";

  static final String LAPSED = """
      update decisions d set state = 'lapsed'
      from unnest(?::uuid[], ?::text[]) u (execution, track)
      where d.execution_id = u.execution and d.track = u.track and d.state = 'open'""";

  static final String ARTIFACTS = """
      insert into execution_artifacts (execution_id, tenant_id, path, content_hash)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[])
      on conflict (execution_id, path) do update set content_hash = excluded.content_hash""";

  static final String DEAD_LETTERS = """
      insert into dead_letters (id, tenant_id, execution_id, kind, subject, reason)
      select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[])""";

  static final String LEDGER = """
      insert into ledger (tenant_id, execution_id, kind, subject, actor, detail)
      select * from unnest(?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])""";

  /** The same, and each entry leaves as an event that carries its id, for whoever relays the outbox. */
  static final String ANNOUNCED_LEDGER = """
      with noted as (
        %s
        returning id, tenant_id, execution_id, kind)
      insert into outbox (tenant_id, execution_id, topic, key, body)
      select tenant_id, execution_id, 'event', kind, id::text from noted""".formatted(LEDGER);

  static final String CALLS = """
      update inbound i set steps = u.steps, applied_at = now() from unnest(?::uuid[], ?::text[]) u (id, steps)
      where i.id = u.id""";

  static final String OUTBOX = """
      insert into outbox (tenant_id, execution_id, topic, key, body)
      select * from unnest(?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[])""";
}
