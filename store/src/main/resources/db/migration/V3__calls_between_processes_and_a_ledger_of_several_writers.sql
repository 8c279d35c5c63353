-- A call that came to a process which does not own the execution. Its owner applies it in the transaction of its
-- effect, so it is applied once; the id is made from what the call says, so the same call again is the same row.
create table inbound (
  id uuid primary key,
  tenant_id text not null,
  execution_id uuid not null references workflow_executions (id) on delete cascade,
  position bigint not null generated always as identity,
  event text not null,
  -- What followed, once it was applied; or why nothing did.
  steps text,
  refusal text,
  sent_at timestamptz not null default now(),
  applied_at timestamptz
);
create index inbound_open on inbound (execution_id) where applied_at is null;

-- Ids are given before the commit, so of two writers the later one may be seen first, and a reader that goes on after
-- the highest id would miss the other. In the order of transactions nothing appears any more below the oldest one that
-- is still under way.
alter table ledger add column transaction xid8 not null default pg_current_xact_id();
alter table ledger drop constraint ledger_pkey;
alter table ledger add primary key (transaction, id);
create index ledger_id on ledger using brin (id) with (autosummarize = on);
