-- Every character that engines bill: reserved before a call, settled with the bill after it, uncertain when nobody can say. A call
-- that serves several translations has a row for each.
alter table ledger
  add column call_id uuid,
  add column case_id uuid references cases,
  add column account text,
  add column source text,
  add column target text,
  add column month date,
  add column state text,
  add column reason text,
  add column price numeric not null default 0,
  add column currency text not null default 'EUR';
update ledger set
  call_id = id,
  account = 'erased',
  source = 'und',
  target = 'und',
  month = date_trunc('month', opened_at at time zone 'UTC')::date,
  state = case when settled_at is null then 'uncertain' else 'settled' end,
  billed = case when settled_at is null then null else coalesce(billed, 0) end,
  reason = case when settled_at is null then 'The worker that made the call did not come back.' end;
update ledger set
  case_id = translations.case_id,
  account = cases.submitted_by,
  source = translations.source,
  target = translations.target
from translations join cases on cases.id = translations.case_id
where translations.id = ledger.translation_id;
alter table ledger
  alter column call_id set not null,
  alter column account set not null,
  alter column source set not null,
  alter column target set not null,
  alter column month set not null,
  alter column state set not null,
  add check (state in ('reserved', 'settled', 'uncertain')),
  add check ((state = 'settled') = (billed is not null)),
  add check ((state = 'uncertain') = (reason is not null));
create index ledger_by_call on ledger (call_id);
create index ledger_by_case on ledger (case_id);
create index ledger_open on ledger (opened_at) where state = 'reserved';

-- The ledger summed up by month, engine and account: what budgets are held against, under one lock.
create table spend (
  month date not null,
  engine text not null,
  account text not null,
  currency text not null,
  characters bigint not null,
  -- Millionths of the currency.
  cost numeric not null,
  primary key (month, engine, account, currency)
);
insert into spend (month, engine, account, currency, characters, cost)
select month, engine, account, currency, sum(coalesce(billed, characters)), 0
from ledger group by month, engine, account, currency;

-- What was paid for, from the moment the reply is here: whoever asks the same again is not charged again.
create table engine_replies (
  key text primary key,
  call_id uuid not null,
  text text not null,
  model text,
  via jsonb,
  at timestamptz not null
);
create index engine_replies_by_age on engine_replies (at);
