-- What became of a segment since the last approved translation (the domain's SegmentChange), told once when the draft begins;
-- null where there was none.
alter table targets add column change jsonb;
