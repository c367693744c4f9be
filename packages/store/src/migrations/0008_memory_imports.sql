-- How far an import of a memory has come, for each file that is not yet wholly taken in.
create table memory_imports (
  -- The file's content and what was asked of it.
  print text primary key,
  entries integer not null,
  added integer not null,
  known integer not null,
  refused integer not null,
  left_aside integer not null,
  moved_at timestamptz not null
);
