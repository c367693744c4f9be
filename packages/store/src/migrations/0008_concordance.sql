-- Words are looked for in both languages.
create index memory_units_target_similar on memory_units using gin (target_text gin_trgm_ops);
create index imported_units_target_similar on imported_units using gin (target_text gin_trgm_ops);
