-- The guard of V1 locked the track's row, looked at it and then updated it. The update looks itself: half the work for
-- each of many changes, and the same refusals.
create or replace function guard_stage_change() returns trigger language plpgsql as $$
declare
  track_row execution_tracks%rowtype;
begin
  update execution_tracks t
    set stage = new.to_stage, came_from = new.came_from, standing = new.standing, iteration = new.iteration,
      rejection = new.rejection, note = new.note
    where t.execution_id = new.execution_id and t.name = new.track and t.stage = new.from_stage
      and (new.from_stage = new.to_stage or stage_change_listed(new, t.came_from) is true);
  if found then
    return new;
  end if;
  select * into track_row from execution_tracks where execution_id = new.execution_id and name = new.track;
  if not found or track_row.stage <> new.from_stage then
    raise exception 'track "%" of execution % is not in stage %', new.track, new.execution_id, new.from_stage
      using errcode = 'check_violation';
  end if;
  raise exception 'workflow % does not list % -> % (track "%")',
    new.workflow, new.from_stage, new.to_stage, new.track using errcode = 'check_violation';
end $$;
