-- The pipeline's tables. Migrations are append-only: a change is a new file.

create table cases (
  id uuid primary key,
  external_id text not null unique,
  slug text not null unique,
  submitted_by text not null,
  current_revision integer not null,
  -- The next version's number and the head of the audit chain live here, under the lock that every change of a case takes.
  next_version integer not null default 1,
  last_event integer not null default 0,
  last_event_hash text not null default '',
  created_at timestamptz not null
);
create index cases_by_submitter on cases (submitted_by, id);

create table revisions (
  id uuid primary key,
  case_id uuid not null references cases,
  number integer not null,
  content jsonb not null,
  facts jsonb not null,
  content_hash text not null,
  declared_language text,
  interface_language text,
  submitted_by text not null,
  stage text not null check (stage in ('received', 'needs_language', 'ready', 'failed')),
  failure jsonb,
  detection jsonb,
  created_at timestamptz not null,
  -- When the pipeline last touched or announced it: what the sweep goes by.
  moved_at timestamptz not null,
  unique (case_id, number)
);
create index revisions_received on revisions (moved_at) where stage = 'received';
create index revisions_waiting on revisions (stage, id) where stage in ('needs_language', 'failed');

create table documents (
  revision_id uuid primary key references revisions,
  skeletons jsonb not null
);

create table segments (
  revision_id uuid not null references revisions,
  key text not null,
  position integer not null,
  field text not null,
  source text not null,
  codes jsonb not null,
  primary key (revision_id, key)
);

create table translations (
  id uuid primary key,
  case_id uuid not null references cases,
  revision_id uuid not null references revisions,
  source text not null,
  target text not null,
  state text not null check (state in ('queued', 'drafting', 'in_review', 'approved', 'published', 'changes_requested', 'blocked', 'stale')),
  block jsonb,
  version integer not null,
  assignee text,
  approved_by text,
  approved_at timestamptz,
  -- The one drafting attempt whose result will be taken; a worker that comes back late holds another.
  lease uuid,
  updated_at timestamptz not null,
  moved_at timestamptz not null,
  unique (revision_id, target),
  check ((state = 'blocked') = (block is not null))
);
create index translations_by_case on translations (case_id, target);
create index translations_queue on translations (state, target, id);
create index translations_by_assignee on translations (assignee) where state in ('in_review', 'changes_requested', 'blocked');
create index translations_moving on translations (moved_at) where state in ('queued', 'drafting', 'approved');
create index translations_unassigned on translations (moved_at) where assignee is null and state in ('in_review', 'changes_requested', 'blocked');

create table targets (
  translation_id uuid not null references translations,
  key text not null,
  state text not null check (state in ('initial', 'translated', 'reviewed', 'final')),
  target text not null,
  origin jsonb,
  findings jsonb not null,
  version integer not null,
  primary key (translation_id, key),
  check ((state = 'initial') = (origin is null))
);

create table versions (
  case_id uuid not null references cases,
  number integer not null,
  locale text not null,
  revision integer not null,
  content jsonb not null,
  facts jsonb not null,
  html jsonb not null,
  provenance jsonb not null,
  published_at timestamptz not null,
  search tsvector generated always as (
    setweight(to_tsvector('simple', coalesce(content ->> 'title', '')), 'A')
    || setweight(to_tsvector('simple', coalesce(content ->> 'summary', '')), 'B')
    || setweight(to_tsvector('simple', left(coalesce(content ->> 'body', ''), 200000)), 'C')
  ) stored,
  primary key (case_id, number)
);
create index versions_search on versions using gin (search);

-- The version that a locale's readers see.
create table live_versions (
  case_id uuid not null references cases,
  locale text not null,
  number integer not null,
  original boolean not null,
  primary key (case_id, locale),
  foreign key (case_id, number) references versions (case_id, number)
);
create index live_versions_by_locale on live_versions (locale);

create table memory_units (
  translation_id uuid not null references translations,
  source text not null,
  target text not null,
  source_text text not null,
  target_text text not null,
  -- What exact matches are found by; longer than an index entry may be, hence the md5.
  match_key text not null,
  origin jsonb not null,
  approved_by text not null,
  approved_at timestamptz not null
);
create unique index memory_units_once on memory_units (translation_id, md5(source_text));
create index memory_units_exact on memory_units (md5(match_key), source, target, approved_at desc);

create table events (
  case_id uuid not null references cases,
  number integer not null,
  translation_id uuid,
  actor text not null,
  event jsonb not null,
  at timestamptz not null,
  previous_hash text not null,
  hash text not null,
  primary key (case_id, number)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log is append-only.';
end $$;
create trigger events_append_only before update or delete on events for each row execute function refuse_change();
create trigger versions_immutable before update or delete on versions for each row execute function refuse_change();

-- What is to be announced to the queue. One row a job and subject; it goes when the queue has it.
create table outbox (
  id bigint generated always as identity primary key,
  job text not null,
  subject text not null,
  payload jsonb not null,
  not_before timestamptz not null,
  unique (job, subject)
);
create index outbox_due on outbox (not_before, id);

create table attempts (
  job text not null,
  subject text not null,
  deaths integer not null default 0,
  failures integer not null default 0,
  running boolean not null,
  message text,
  updated_at timestamptz not null,
  primary key (job, subject)
);

create table dead_letters (
  id bigint generated always as identity primary key,
  name text not null,
  payload text not null,
  reason text not null,
  at timestamptz not null
);

-- What engines were asked for and what they billed. A row never settled is a call whose worker died.
create table ledger (
  id uuid primary key default gen_random_uuid(),
  translation_id uuid not null references translations,
  engine text not null,
  characters integer not null,
  billed integer,
  opened_at timestamptz not null,
  settled_at timestamptz
);
create index ledger_by_translation on ledger (translation_id);

create table idempotency_keys (
  owner text not null,
  key text not null,
  request_hash text not null,
  -- Null until the request that claimed the key is answered.
  answer jsonb,
  at timestamptz not null,
  primary key (owner, key)
);
