-- Ids are uuidv7: made by the engine, in time order. tenant_id stands in every table.
-- fillfactor 50 and no index on a changing column keep updates heap-only (HOT): see docs/adr/0003.

-- One row for each engine process. A commit names its number here: that fences a process whose epoch has passed, and
-- lets a process whose commit was not acknowledged look up whether it happened.
create table workers (
  id text primary key,
  epoch bigint not null,
  last_commit bigint not null default 0,
  seen_at timestamptz not null default now()
) with (fillfactor = 50);

-- One for all workers, so that a lease made from an epoch is like no other, whoever takes an execution over.
create sequence worker_epochs;

-- What may follow what; filled from the workflow files at start. The guard below reads it.
create table workflow_transitions (
  workflow text not null,
  from_stage text not null,
  to_stage text not null,
  primary key (workflow, from_stage, to_stage)
);

create table documents (
  tenant_id text not null,
  content_hash text not null,
  content bytea not null,
  -- When it was last taken in: what is fresh may belong to a transaction retention cannot see yet.
  seen_at timestamptz not null default now(),
  primary key (tenant_id, content_hash)
);

create table plans (
  id uuid primary key,
  tenant_id text not null,
  project text not null,
  version int not null,
  content_hash text not null,
  flavour text not null,
  diagnostics int not null,
  created_at timestamptz not null default now(),
  unique (tenant_id, project, version)
);

create table plan_documents (
  plan_id uuid not null references plans (id) on delete cascade,
  tenant_id text not null,
  path text not null,
  content_hash text not null,
  primary key (plan_id, path)
);

create table plan_refusals (
  plan_id uuid not null references plans (id) on delete cascade,
  tenant_id text not null,
  path text not null,
  code text not null,
  reason text not null
);
create index plan_refusals_plan on plan_refusals (plan_id);

create table plan_items (
  plan_id uuid not null references plans (id) on delete cascade,
  tenant_id text not null,
  kind text not null,
  item_id text not null,
  position int not null,
  title text not null,
  parent text not null,
  status text not null,
  source text not null,
  primary key (plan_id, kind, item_id)
);

create table dependencies (
  plan_id uuid not null references plans (id) on delete cascade,
  tenant_id text not null,
  from_story text not null,
  to_story text not null,
  strength text not null,
  reason text not null,
  source text not null,
  primary key (plan_id, from_story, to_story)
);

create table workflow_executions (
  id uuid primary key,
  tenant_id text not null,
  plan_id uuid references plans (id),
  project text not null,
  workflow text not null,
  current_stage text not null,
  status text not null check (status in ('running', 'paused', 'completed', 'failed', 'cancelled')),
  quiet boolean not null default false,
  owner text not null,
  -- Where the project lives and where its documents go back to; null when it came without a folder.
  workspace text,
  output text not null,
  reason text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  completed_at timestamptz,
  unique (plan_id)
) with (fillfactor = 50);
create index workflow_executions_open on workflow_executions (owner) where status in ('running', 'paused', 'failed');
create index workflow_executions_project on workflow_executions (tenant_id, project, id);

create table execution_tracks (
  execution_id uuid not null references workflow_executions (id) on delete cascade,
  tenant_id text not null,
  name text not null,
  stage text not null,
  came_from text,
  standing text not null,
  waits_for text[] not null,
  iteration int not null default 0,
  rejection text not null default '',
  note text not null,
  primary key (execution_id, name)
) with (fillfactor = 50);

-- An id is its execution's with the last 32 bits replaced by the number, so one index serves every question.
create table agent_tasks (
  id uuid primary key,
  tenant_id text not null,
  execution_id uuid not null,
  number int not null,
  track text not null,
  stage text not null,
  agent text not null,
  capability text not null,
  story text not null,
  needs int[] not null,
  status text not null
    check (status in ('blocked', 'ready', 'running', 'waiting', 'completed', 'failed', 'cancelled', 'dead')),
  attempt int not null default 0,
  failures int not null default 0,
  lease bigint not null default 0,
  result text not null default '',
  -- What a waiting task waits for: implementer, test-command, person.
  need text not null default '',
  started_at timestamptz,
  completed_at timestamptz
) with (fillfactor = 50);

-- The words the original design used for a task's status.
create view agent_tasks_overview as
  select id, tenant_id, execution_id, agent, capability, stage, story, attempt, result, started_at, completed_at,
    case
      when status in ('blocked', 'ready', 'waiting') then 'pending'
      when status in ('dead', 'cancelled') then 'failed'
      else status
    end as status
  from agent_tasks;

create index agent_tasks_execution on agent_tasks (execution_id);

create table decisions (
  id uuid primary key,
  tenant_id text not null,
  execution_id uuid not null references workflow_executions (id) on delete cascade,
  track text not null,
  kind text not null,
  from_stage text not null,
  to_stage text not null,
  question text not null,
  content_hash text not null,
  state text not null default 'open' check (state in ('open', 'answered', 'lapsed')),
  verb text,
  actor text,
  answer text,
  asked_at timestamptz not null default now(),
  answered_at timestamptz
);
create index decisions_execution on decisions (execution_id);
-- At most one open question for a track.
create unique index decisions_open on decisions (execution_id, track) where state = 'open';

create table artifacts (
  content_hash text primary key,
  content text not null,
  seen_at timestamptz not null default now()
);

create table execution_artifacts (
  execution_id uuid not null references workflow_executions (id) on delete cascade,
  tenant_id text not null,
  path text not null,
  content_hash text not null,
  primary key (execution_id, path)
);

-- Append-only history. The id is what a client of the event stream resumes from.
create table ledger (
  id bigint generated always as identity primary key,
  tenant_id text not null,
  execution_id uuid not null,
  at timestamptz not null default now(),
  kind text not null,
  subject text not null,
  actor text not null,
  detail text not null
);
create index ledger_execution on ledger (execution_id, id);

create table stage_changes (
  id bigint generated always as identity primary key,
  execution_id uuid not null,
  tenant_id text not null,
  at timestamptz not null default now(),
  workflow text not null,
  track text not null,
  from_stage text not null,
  to_stage text not null,
  came_from text,
  standing text not null,
  iteration int not null,
  rejection text not null,
  note text not null
);
create index stage_changes_execution on stage_changes (execution_id, id);

-- The second guard of the workflow, whoever writes: a stage changes only as the table lists it, and only from where
-- the track really stands. Several changes of one track may come in one statement, hence a trigger on the history
-- that moves the track row by row, and not a trigger on the track.
create function guard_stage_change() returns trigger language plpgsql as $$
declare
  track_row execution_tracks%rowtype;
begin
  select * into track_row from execution_tracks where execution_id = new.execution_id and name = new.track for update;
  if not found or track_row.stage <> new.from_stage then
    raise exception 'track "%" of execution % is not in stage %', new.track, new.execution_id, new.from_stage
      using errcode = 'check_violation';
  end if;
  if new.from_stage <> new.to_stage and stage_change_listed(new, track_row.came_from) is not true then
    raise exception 'workflow % does not list % -> % (track "%")',
      new.workflow, new.from_stage, new.to_stage, new.track using errcode = 'check_violation';
  end if;
  update execution_tracks
    set stage = new.to_stage, came_from = new.came_from, standing = new.standing, iteration = new.iteration,
      rejection = new.rejection, note = new.note
    where execution_id = new.execution_id and name = new.track;
  return new;
end $$;

create function stage_change_listed(change stage_changes, came_from text) returns boolean language sql stable as $$
  select case
    when change.from_stage = 'hil_session' then
      change.to_stage = came_from or exists (
        select from workflow_transitions w
        where w.workflow = change.workflow and w.from_stage = came_from and w.to_stage = change.to_stage)
    when change.to_stage = 'hil_session' then change.came_from = change.from_stage
    else exists (
      select from workflow_transitions w
      where w.workflow = change.workflow and w.from_stage = change.from_stage and w.to_stage = change.to_stage)
  end
$$;

create trigger stage_changes_guard before insert on stage_changes
  for each row execute function guard_stage_change();

-- Without this the guard could be passed by.
create function refuse_move_without_history() returns trigger language plpgsql as $$
begin
  raise exception 'track "%" of execution % is moved by a row in stage_changes, not directly',
    old.name, old.execution_id using errcode = 'check_violation';
end $$;

create trigger execution_tracks_moved_by_history before update of stage, came_from on execution_tracks
  for each row when (pg_trigger_depth() = 0 and (old.stage, old.came_from) is distinct from (new.stage, new.came_from))
  execute function refuse_move_without_history();

create table outbox (
  id bigint generated always as identity primary key,
  tenant_id text not null,
  execution_id uuid not null,
  topic text not null,
  key text not null,
  body text not null
);

create table dead_letters (
  id uuid primary key,
  tenant_id text not null,
  execution_id uuid,
  kind text not null,
  subject text not null,
  reason text not null,
  created_at timestamptz not null default now()
);

-- The answer to a request that may come again.
create table requests (
  tenant_id text not null,
  key text not null,
  body_hash text not null,
  execution_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, key)
);

create table agent_registry (
  tenant_id text not null,
  name text not null,
  role text not null,
  capabilities text[] not null,
  worker text not null,
  concurrency int not null,
  status text not null,
  seen_at timestamptz not null default now(),
  primary key (tenant_id, name)
);
