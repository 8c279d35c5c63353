-- A running execution goes on with another version of its plan: see docs/adr on correct-course.

alter table plans
  -- proposed: nobody has decided; approved: to be adopted by the owner; returned: not like this; declined: never this.
  add column state text not null default 'adopted'
    check (state in ('proposed', 'approved', 'adopted', 'returned', 'declined')),
  -- The execution it is a version for; null for versions from before there was a choice.
  add column execution_id uuid,
  -- The folder it came from; empty if it came without one.
  add column origin text not null default '';
create index plans_execution on plans (execution_id);
-- Looked for again and again, and there are hardly ever any.
create index plans_undecided on plans (execution_id) where state in ('proposed', 'approved');

alter table agent_tasks
  -- Hash of what the task is made from; empty for tasks from before it was kept.
  add column inputs text not null default '',
  -- The version in which another task took its place; 0 while it counts.
  add column superseded_in int not null default 0,
  -- The version it was made for.
  add column plan_version int not null default 1,
  -- Why it is there, or why it is done again, for people.
  add column cause text not null default '';

alter table execution_tracks
  -- Why nothing new starts in it although it could; empty if it may.
  add column hold text not null default '';

-- What each task made: a result that comes back brings its documents back.
create table task_artifacts (
  task_id uuid not null,
  tenant_id text not null,
  execution_id uuid not null references workflow_executions (id) on delete cascade,
  path text not null,
  content_hash text not null,
  primary key (task_id, path)
);
create index task_artifacts_execution on task_artifacts (execution_id);
create index task_artifacts_content on task_artifacts (content_hash);
