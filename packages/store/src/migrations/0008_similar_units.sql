-- What the fuzzy index follows: the transaction that brought a unit. Numbers of a sequence come to sight out of order, and a reader that
-- goes by the highest one misses those that were committed late; a transaction's number says what a snapshot can have seen.
-- The default is the same for all rows that are there, so no table is rewritten.
alter table memory_units add column written_in xid8 not null default pg_current_xact_id();
alter table imported_units add column written_in xid8 not null default pg_current_xact_id();
create index memory_units_written on memory_units (written_in);
create index imported_units_written on imported_units (written_in);
