-- The termbase. A concept is replaced as a whole when its file comes again.
create table concepts (
  id text primary key,
  domain text,
  definition text,
  note text,
  do_not_translate boolean not null,
  -- In the order of its file.
  terms jsonb not null,
  imported_by text not null,
  imported_at timestamptz not null
);
