-- What a machine or the memory wrote last before people worked on it: what their edits are measured against.
alter table targets
  add column draft text,
  add column draft_origin jsonb,
  add constraint targets_draft_has_origin check ((draft is null) = (draft_origin is null));
update targets set draft = target, draft_origin = origin where origin ->> 'type' in ('mt', 'tm');

-- How much people changed of the drafts that they approved, one row a segment; no words of theirs.
create table edit_rates (
  translation_id uuid not null references translations (id) on delete cascade,
  key text not null,
  -- Whose draft it was: an engine's, or what the memory had.
  drafted_by text not null check (drafted_by in ('mt', 'tm')),
  -- The engine that wrote it, or what the memory had of it first; null where a person had.
  engine text,
  source text not null,
  target text not null,
  -- The subject fields of its case.
  domains text[] not null default '{}',
  reviewer text not null,
  edits integer not null,
  words integer not null,
  -- Edits for a word of the approved text (HTER).
  rate double precision not null,
  approved_at timestamptz not null,
  primary key (translation_id, key)
);
create index edit_rates_pair on edit_rates (source, target, engine);
