-- The engine asks outside of the workflow's gates, too. Such a question belongs to no track (track is null), so it
-- neither opens a session nor lapses with one; the subject says what it is about.
alter table decisions
  alter column track drop not null,
  alter column from_stage drop not null,
  alter column to_stage drop not null,
  add column subject text not null default '',
  add column evidence text not null default '',
  add column verbs text[] not null default '{accept,respond}',
  -- What the person who answered wants instead of what was proposed.
  add column content text,
  -- When what follows from the answer was certain; until then it is done again after a restart.
  add column applied_at timestamptz;

-- At most one open question of a kind about one subject.
create unique index decisions_asked on decisions (execution_id, kind, subject) where track is null and state = 'open';
create index decisions_unapplied on decisions (id) where track is null and state = 'answered' and applied_at is null;
