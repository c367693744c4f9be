-- Who changed what in the termbase. The number of the newest change is the termbase's revision.
create table term_changes (
  number bigint generated always as identity primary key,
  concept_id text not null,
  actor text not null,
  at timestamptz not null,
  -- The concept as it was from then on; null once it was taken out.
  concept jsonb
);
create index term_changes_by_concept on term_changes (concept_id, number desc);
insert into term_changes (concept_id, actor, at, concept)
select id, imported_by, imported_at,
  jsonb_strip_nulls(jsonb_build_object('id', id, 'domain', domain, 'definition', definition, 'note', note,
    'doNotTranslate', do_not_translate, 'terms', terms))
from concepts order by id;
create trigger term_changes_append_only before update or delete on term_changes for each row execute function refuse_change();

-- A list is searched by the words of its terms, and narrowed to those of a language (the primary subtag).
create function words_of_terms(terms jsonb) returns text language sql immutable parallel safe as
  $$ select string_agg(term ->> 'text', E'\n') from jsonb_array_elements(terms) term $$;
create function languages_of_terms(terms jsonb) returns text[] language sql immutable parallel safe as
  $$ select array_agg(distinct split_part(term ->> 'language', '-', 1)) from jsonb_array_elements(terms) term $$;
alter table concepts
  add column words text generated always as (words_of_terms(terms)) stored,
  add column languages text[] generated always as (languages_of_terms(terms)) stored;
create index concepts_by_words on concepts using gin (words gin_trgm_ops);
create index concepts_by_language on concepts using gin (languages);

-- The segments that a changed term may break are found by its words.
create index segments_by_words on segments using gin (source gin_trgm_ops);
create index targets_by_words on targets using gin (target gin_trgm_ops);
