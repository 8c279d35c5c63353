-- What must hold in the tables whatever happened: each query finds what breaks it, and must find nothing. Those said
-- to hold "at rest" do so when no process works, those "at the end" when nothing waits for a person either.

-- I1: a task that was never sent back is completed once in the ledger
with done as (
  select a.execution_id, a.agent || '.' || a.capability || case when a.story = '' then '' else ' ' || a.story end
      as subject, count(*) filter (where a.status = 'completed') as tasks
  from agent_tasks a join execution_tracks t on t.execution_id = a.execution_id and t.name = a.track
  where t.iteration = 0 group by 1, 2),
told as (
  select execution_id, subject, count(*) as times from ledger where kind in ('task-succeeded', 'task-rejected')
  group by 1, 2)
select execution_id, subject from done d left join told t using (execution_id, subject)
where d.tasks <> coalesce(t.times, 0);

-- I2: no task has more outcomes than attempts
with tried as (
  select execution_id, agent || '.' || capability || case when story = '' then '' else ' ' || story end as subject,
    sum(attempt) as attempts
  from agent_tasks group by 1, 2),
told as (select execution_id, subject, count(*) as times from ledger where kind like 'task-%' group by 1, 2)
select execution_id, subject from told t join tried using (execution_id, subject) where times > attempts;

-- I3: every stage change is listed
with change as (
  select c.*, lag(came_from) over (partition by execution_id, track order by id) as session_from
  from stage_changes c)
select id from change c where from_stage <> to_stage and not exists (
  select from workflow_transitions w where w.workflow = c.workflow and w.to_stage = c.to_stage
    and w.from_stage = case c.from_stage when 'hil_session' then session_from else c.from_stage end)
  and not (to_stage = 'hil_session' and came_from = from_stage)
  and not (from_stage = 'hil_session' and to_stage = session_from);

-- I4: stage changes are a chain that ends where the track stands
with change as (
  select c.*, lag(to_stage) over (partition by execution_id, track order by id) as before,
    row_number() over (partition by execution_id, track order by id desc) as back
  from stage_changes c)
select c.execution_id, c.track from change c where c.before <> c.from_stage
union all
select t.execution_id, t.name from execution_tracks t
join change c on c.execution_id = t.execution_id and c.track = t.name and c.back = 1
where (t.stage, t.standing, t.iteration, coalesce(t.came_from, ''))
  is distinct from (c.to_stage, c.standing, c.iteration, coalesce(c.came_from, ''));

-- I5: a completed task has a result and its times
select id from agent_tasks where (status = 'completed')
  and (result = '' or started_at is null or completed_at is null or completed_at < started_at);

-- I6: no task starts before what it needs is completed
select a.id, n.id from agent_tasks a
join execution_tracks t on t.execution_id = a.execution_id and t.name = a.track
cross join lateral unnest(a.needs) needed (number)
join agent_tasks n on n.execution_id = a.execution_id and n.number = needed.number
where a.status in ('running', 'completed') and t.iteration = 0
  and (n.status <> 'completed' or n.completed_at > a.started_at);

-- I7: documents that are named exist
select content_hash from execution_artifacts e
  where not exists (select from artifacts a where a.content_hash = e.content_hash)
union all
select body from outbox o where not exists (select from artifacts a where a.content_hash = o.body)
union all
select content_hash from plan_documents p where not exists (
  select from documents d where d.tenant_id = p.tenant_id and d.content_hash = p.content_hash);

-- I8: what runs or ran has a lease and an attempt
select id from agent_tasks where status in ('running', 'completed', 'failed') and (lease = 0 or attempt = 0);

-- I9: no lease is given twice
select lease from agent_tasks where lease <> 0 group by lease having count(*) > 1;

-- I10: what is over has an end and nothing else has
select id from agent_tasks where (status in ('completed', 'cancelled', 'dead')) <> (completed_at is not null)
union all
select id from workflow_executions where (status in ('completed', 'cancelled')) <> (completed_at is not null);

-- I11: nothing that could run is left lying (at rest)
select a.id from agent_tasks a
join workflow_executions x on x.id = a.execution_id and x.status = 'running'
join execution_tracks t on t.execution_id = a.execution_id and t.name = a.track
where a.status in ('blocked', 'ready', 'running', 'failed') and t.standing = 'open' and t.stage = a.stage
  and not exists (select from execution_tracks o where o.execution_id = t.execution_id
    and (o.name = any (t.waits_for) or o.name = '' and t.name <> '') and o.standing not in ('finished', 'cancelled'))
  and not exists (select from agent_tasks n where n.execution_id = a.execution_id and n.number = any (a.needs)
    and n.status <> 'completed');

-- I12: everything is finished (at the end)
select id from workflow_executions where status in ('running', 'paused', 'failed');

-- I20: every plan is worked by one execution, or is a version for one that works another
select id from plans p where (select count(*) from workflow_executions x where x.plan_id = p.id) > 1
  or not exists (select from workflow_executions x where x.plan_id = p.id or x.id = p.execution_id);

-- I21: a version of a plan differs from the one before, unless that was cancelled
select n.id from plans n
join plans p on p.tenant_id = n.tenant_id and p.project = n.project and p.version = n.version - 1
join workflow_executions x on x.plan_id = p.id
where n.content_hash = p.content_hash and x.status <> 'cancelled';

-- I22: every document has left (at the end)
select id from outbox where topic = 'document';

-- I23: a dead task has a dead letter
select a.id from agent_tasks a where a.status = 'dead' and not exists (
  select from dead_letters d where d.execution_id = a.execution_id and d.kind = 'task');

-- I25: every asked track has its open question and no other has
select t.execution_id, t.name from execution_tracks t
where (t.standing = 'asked') <> exists (
  select from decisions d where d.execution_id = t.execution_id and d.track = t.name and d.state = 'open')
  or t.standing <> 'cancelled'
    and (t.standing = 'asked') <> (t.stage = 'hil_session' and t.came_from is not null);

-- I26: an answer says who gave it and when
select id from decisions where (state = 'answered')
  <> (verb is not null and actor is not null and answer is not null and answered_at is not null);

-- I27: a completed execution has nothing open
select x.id from workflow_executions x where x.status in ('completed', 'cancelled') and (
  exists (select from execution_tracks t
    where t.execution_id = x.id and t.standing not in ('finished', 'cancelled'))
  or exists (select from agent_tasks a
    where a.execution_id = x.id and a.status not in ('completed', 'cancelled')));

-- I28: a call that was applied has a verdict, and only that
select id from inbound
where (applied_at is not null) <> (steps is not null or refusal is not null) or steps is not null and refusal is not null;

-- I29: nothing belongs to two tenants
select a.id::text from agent_tasks a join workflow_executions x on x.id = a.execution_id
  where a.tenant_id <> x.tenant_id
union all
select l.id::text from ledger l join workflow_executions x on x.id = l.execution_id
  where l.tenant_id <> x.tenant_id
union all
select d.id::text from decisions d join workflow_executions x on x.id = d.execution_id
  where d.tenant_id <> x.tenant_id
union all
select x.id::text from workflow_executions x join plans p on p.id = x.plan_id where p.tenant_id <> x.tenant_id;

-- I30: no call is left lying (at rest)
select i.id from inbound i join workflow_executions x on x.id = i.execution_id where i.applied_at is null;

-- I31: what is open has an owner
select id from workflow_executions x where x.status in ('running', 'paused', 'failed')
  and not exists (select from workers w where w.id = x.owner);

-- I32: no lease is of an epoch that was never given
select id from agent_tasks where lease >> 32 > (select last_value from worker_epochs);

-- I33: what was superseded is over
select id from agent_tasks where superseded_in > 0 and status not in ('completed', 'cancelled');

-- I34: no work is there twice
select execution_id, story, agent, capability from agent_tasks where superseded_in = 0
group by execution_id, story, agent, capability, stage having count(*) > 1;
