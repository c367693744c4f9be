-- A case that was erased leaves its row, for its audit chain, without a word of what it was.
alter table cases add column erased_at timestamptz;
-- What its engines billed stays in the books, of no translation any more.
alter table ledger alter column translation_id drop not null;

-- The log stays append-only and versions stay as they are, but for the one case that this very transaction erases: there the words of an
-- event may go, and nothing else of it, and versions with all that they hold.
create function refuse_event_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('passerelle.erasing', true) = old.case_id::text
    and (new.case_id, new.number, new.translation_id, new.actor, new.at, new.previous_hash, new.hash)
      is not distinct from (old.case_id, old.number, old.translation_id, old.actor, old.at, old.previous_hash, old.hash)
    and new.event ->> 'type' = old.event ->> 'type' then
    return new;
  end if;
  raise exception 'The audit log is append-only.';
end $$;
drop trigger events_append_only on events;
create trigger events_append_only before update or delete on events for each row execute function refuse_event_change();

create function refuse_version_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('passerelle.erasing', true) = old.case_id::text then
    return old;
  end if;
  raise exception 'A published version never changes.';
end $$;
drop trigger versions_immutable on versions;
create trigger versions_immutable before update or delete on versions for each row execute function refuse_version_change();
