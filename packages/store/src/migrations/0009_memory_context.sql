-- A unit stands for one segment: the same sentence may be translated in two ways within a text, and its neighbours tell which.
alter table memory_units
  add column segment_key text,
  -- What its inline codes are (the domain's InlineCode), for who looks at it outside of its case.
  add column codes jsonb not null default '[]',
  -- A hash of its field and of the match keys of its neighbours (memory's contextsOf); null where it had none.
  add column context text,
  -- A hash of its source without numbers and dates (memory's patternKey); null where it has none. Of units from before this column
  -- nobody knows; they get it when they are approved or imported again.
  add column pattern text,
  -- The subject fields of its case.
  add column domains text[] not null default '{}';
alter table imported_units add column pattern text;

-- What stood where, from the segments that the units were made from. Only match keys that the memory has itself are hashed: they are made
-- by the program and not here, so a unit beside a sentence that nobody translated stays without a context.
with placed as (
  select translations.id as translation_id, segments.key, segments.codes, segments.field, segments.source, segments.position,
    lag(segments.source) over around as before, lead(segments.source) over around as after
  from translations join segments on segments.revision_id = translations.revision_id
  where translations.id in (select translation_id from memory_units)
  window around as (partition by translations.id order by segments.position)
), known as (
  select distinct on (placed.translation_id, placed.source) placed.*, before_unit.match_key as before_key, after_unit.match_key as after_key
  from placed
    left join memory_units before_unit
      on before_unit.translation_id = placed.translation_id and md5(before_unit.source_text) = md5(placed.before)
    left join memory_units after_unit
      on after_unit.translation_id = placed.translation_id and md5(after_unit.source_text) = md5(placed.after)
  order by placed.translation_id, placed.source, placed.position
)
update memory_units set
  segment_key = known.key,
  codes = known.codes,
  context = case
    when known.before is null and known.after is null then null
    when (known.before is null) <> (known.before_key is null) or (known.after is null) <> (known.after_key is null) then null
    else left(encode(sha256(convert_to(
      known.field || E'\n' || coalesce(known.before_key, '') || E'\n' || coalesce(known.after_key, ''), 'UTF8')), 'hex'), 32)
  end
from known where known.translation_id = memory_units.translation_id and known.source = memory_units.source_text;

update memory_units set segment_key = md5(source_text) where segment_key is null;
alter table memory_units alter column segment_key set not null;

drop index memory_units_once;
create unique index memory_units_once on memory_units (translation_id, segment_key);
create index memory_units_context on memory_units (context, md5(match_key)) where context is not null;
create index memory_units_pattern on memory_units (pattern) where pattern is not null;
create index imported_units_pattern on imported_units (pattern) where pattern is not null;
