-- Similar texts are found by their trigrams. The extension is a trusted one: the database's owner may create it.
create extension if not exists pg_trgm;

-- What other memories brought. It stands apart from memory_units: nobody approved it here, and no query may take it for that.
create table imported_units (
  id bigint generated always as identity primary key,
  source text not null,
  target text not null,
  source_text text not null,
  target_text text not null,
  match_key text not null,
  written_by text not null check (written_by in ('human', 'mt')),
  engine text,
  domain text,
  -- Who wrote it, when and with which tool, as the file said; its notes and properties.
  details jsonb not null,
  imported_by text not null,
  imported_at timestamptz not null
);
create unique index imported_units_once on imported_units (md5(source_text), md5(target_text), source, target);
create index imported_units_exact on imported_units (md5(match_key), source, target);
create index imported_units_similar on imported_units using gin (source_text gin_trgm_ops);

-- An export goes through the units in pages, by this number.
alter table memory_units add column id bigint generated always as identity;
create unique index memory_units_paged on memory_units (id);
create index memory_units_similar on memory_units using gin (source_text gin_trgm_ops);
