-- Findings that a person has put aside, each with the text in which it stood: on another text it comes back, on the same it stays away.
create table dismissals (
  id bigint generated always as identity primary key,
  translation_id uuid not null references translations on delete cascade,
  key text not null,
  "check" text not null,
  message text not null,
  target text not null,
  dismissed_by text not null,
  reason text not null,
  at timestamptz not null
);
-- By hash, for a text may be longer than an index takes.
create unique index dismissals_of_finding on dismissals (translation_id, key, "check", md5(message), md5(target));

-- made_for: the source that a target was made for, before a slip in it was mended; null once a person has said that the target stands.
-- quality: the estimate (the domain's Quality). checked_with: what the checks looked at besides the texts, as a hash.
alter table targets
  add column made_for text,
  add column quality jsonb,
  add column checked_with text;

-- The mean of its segments' estimates, from 0 to 100; null where there is none. The queue is ordered by it.
-- removed: the segments of the last approved revision that are gone (the domain's RemovedSegment), told once when the draft begins.
alter table translations
  add column quality smallint,
  add column removed jsonb;
create index translations_by_quality on translations (state, quality, id);
