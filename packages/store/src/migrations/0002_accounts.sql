-- Who may act. These tables belong to the accounts adapter, which alone writes them; their columns are those that its
-- library wants (a test compares them). The pipeline reads account_user: `name`, and `roles` and `locales`, which are lists
-- joined by commas without spaces, such as 'admin,reviewer' and 'en,pt-BR'; empty text for none.

create table account_user (
  id text primary key,
  name text not null,
  -- In lower case. A service account has one too, which receives nothing.
  email text not null unique,
  email_verified boolean not null,
  image text,
  roles text not null default '',
  locales text not null default '',
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);

create table account_session (
  id text primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id text not null references account_user (id) on delete cascade
);
create index account_session_user_id_idx on account_session (user_id);

-- How a person signs in: one row with a hashed password.
create table account_credential (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references account_user (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null
);
create index account_credential_user_id_idx on account_credential (user_id);

create table account_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
create index account_verification_identifier_idx on account_verification (identifier);

-- Bearer tokens; `key` is a hash. The columns about quotas and limits are the library's and stay unused.
create table account_token (
  id text primary key,
  config_id text not null,
  name text,
  start text,
  user_id text not null references account_user (id) on delete cascade,
  prefix text,
  key text not null,
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamptz,
  enabled boolean,
  rate_limit_enabled boolean,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer,
  remaining integer,
  last_request timestamptz,
  expires_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  permissions text,
  metadata text
);
create index account_token_config_id_idx on account_token (config_id);
create index account_token_user_id_idx on account_token (user_id);
create unique index account_token_key_idx on account_token (key);

-- Tries to sign in, counted by a hash of the address that was given, whether or not it belongs to anyone.
create table account_sign_in (
  address_hash text primary key,
  tries integer not null,
  since timestamptz not null
);
create index account_sign_in_since_idx on account_sign_in (since);

-- The secret that signs session cookies, one for all processes; used where none is configured.
create table account_secret (
  singleton boolean primary key default true check (singleton),
  secret text not null
);
