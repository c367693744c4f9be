-- Readers who type "numero" look for "numéro". The extension is a trusted one: the database's owner may create it.
create extension if not exists unaccent;

-- unaccent is no more than stable, as its rules could be changed; a column that is computed needs a function that says they are not.
create function without_accents(text) returns text language sql immutable parallel safe strict set search_path from current
  as $$ select unaccent('unaccent', $1) $$;

alter table versions drop column search;
alter table versions add column search tsvector generated always as (
  setweight(to_tsvector('simple', without_accents(coalesce(content ->> 'title', ''))), 'A')
  || setweight(to_tsvector('simple', without_accents(coalesce(content ->> 'summary', ''))), 'B')
  || setweight(to_tsvector('simple', without_accents(left(coalesce(content ->> 'body', ''), 200000))), 'C')
) stored;
create index versions_search on versions using gin (search);
