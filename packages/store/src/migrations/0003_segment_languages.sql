-- The language of a segment that is not in its document's, such as a quotation; null for all others.
alter table segments add column language text;
