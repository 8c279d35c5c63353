-- What the engine writes into the team's own documents.

-- Whether stage changes of a worker's stories are announced in the outbox.
alter table workers add column write_back boolean not null default false;

-- Hash of the project's documents as the engine's own edits have left them: they are no new version of the plan.
alter table workflow_executions add column documents_hash text;

-- Documents as the engine knows them: as they were taken in, with its own edits and nobody else's.
create table write_backs (
  execution_id uuid not null references workflow_executions (id) on delete cascade,
  tenant_id text not null,
  path text not null,
  content_hash text not null,
  written_at timestamptz not null default now(),
  primary key (execution_id, path)
);
