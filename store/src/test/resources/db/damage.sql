-- What breaks each of the invariants on purpose: an oracle that finds nothing proves nothing.

-- I1
insert into ledger (tenant_id, execution_id, kind, subject, actor, detail)
select tenant_id, execution_id, kind, subject, actor, detail from ledger where kind = 'task-succeeded' limit 1;

-- I2
update agent_tasks set attempt = 0 where status = 'completed';

-- I3
update stage_changes set to_stage = 'prd_creation' where to_stage = 'testing';

-- I4
update execution_tracks set standing = 'held';

-- I5
update agent_tasks set result = '' where status = 'completed';

-- I6
update agent_tasks set completed_at = now() + interval '1 hour' where number = 0;

-- I7
delete from documents;

-- I8
update agent_tasks set lease = 0 where status = 'completed';

-- I9
update agent_tasks set lease = 7;

-- I10
update workflow_executions set completed_at = null where status = 'completed';

-- I11
with back as (update workflow_executions set status = 'running', completed_at = null where status = 'completed'),
  open as (update execution_tracks set standing = 'open' where standing = 'finished' and name = '')
update agent_tasks set status = 'ready', completed_at = null where status = 'completed' and track = '';

-- I12
update workflow_executions set status = 'running', completed_at = null where status = 'completed';

-- I20
insert into plans (id, tenant_id, project, version, content_hash, flavour, diagnostics)
select gen_random_uuid(), tenant_id, project, version + 1, content_hash, flavour, diagnostics from plans limit 1;

-- I21
insert into plans (id, tenant_id, project, version, content_hash, flavour, diagnostics)
select gen_random_uuid(), tenant_id, project, version + 1, content_hash, flavour, diagnostics from plans limit 1;

-- I22
insert into outbox (tenant_id, execution_id, topic, key, body)
select tenant_id, id, 'document', 'lost.md', 'none' from workflow_executions limit 1;

-- I23
update agent_tasks set status = 'dead', completed_at = now() where status = 'completed';

-- I25
update decisions set state = 'open' where state = 'answered';

-- I26
update decisions set actor = null where state = 'answered';

-- I27
update agent_tasks set status = 'ready', completed_at = null where status = 'completed';

-- I28
insert into inbound (id, tenant_id, execution_id, event, applied_at)
select gen_random_uuid(), tenant_id, id, '{}', now() from workflow_executions limit 1;

-- I29
update ledger set tenant_id = 'other';

-- I30
insert into inbound (id, tenant_id, execution_id, event)
select gen_random_uuid(), tenant_id, id, '{}' from workflow_executions limit 1;

-- I31
with open as (
  update workflow_executions set status = 'running', completed_at = null, owner = 'nobody' returning id)
select count(*) from open;

-- I32
update agent_tasks set lease = (1::bigint << 60) + number where status = 'completed';

-- I33
update agent_tasks set superseded_in = 2, status = 'ready', completed_at = null where number = 0;

-- I34
update agent_tasks set capability = 'step_0', agent = 'dev', stage = 'development';
