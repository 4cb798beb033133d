-- What happened and what is allowed. Times of the wall clock unless a column says "business".

-- Inbox: every delivery as it was received, and what became of it.
create table delivery (
  id           bigint generated always as identity primary key,
  tenant       text        not null,
  source       text        not null, -- servicetitan, twilio-sms, twilio-sms-status, twilio-voice-status, twilio-voice-key
  event        text        not null, -- as the callback path names it
  dedup_key    text        not null,
  headers      jsonb       not null,
  body         bytea       not null,
  received_at  timestamptz not null default now(),
  -- read at intake: the order in which the relay works, and stops that a send must see before the relay has told the run
  subject      text,                 -- workflow id that the delivery is about
  customer     text,
  stop         text,                 -- outcome that this delivery brings to the run, when it certainly ends it
  -- what became of it
  state        text        not null default 'NEW' check (state in ('NEW', 'RELAYED', 'NOTHING', 'UNREADABLE', 'PARKED')),
  attempts     int         not null default 0,
  due_at       timestamptz not null default now(),
  leased_until timestamptz,
  read_as      text,                 -- for example estimate.sold
  facts        jsonb,                -- array of facts
  resource     text,                 -- estimate id and the like, of the first fact
  fact         text,                 -- name of the first fact
  modified_on  timestamptz,          -- of the resource, by the dispatch system's clock
  runs         text[],               -- workflow ids reached
  reason       text,                 -- why nothing came of it, or what the relay did, in one sentence
  error        text,                 -- last failure, for PARKED and for retries
  done_at      timestamptz,
  unique (tenant, dedup_key)
);
create index delivery_waiting on delivery (id) where state = 'NEW';
create index delivery_subject on delivery (subject, id) where subject is not null;
create index delivery_waiting_subject on delivery (subject, id) where state = 'NEW' and subject is not null;
create index delivery_resource on delivery (tenant, resource) where resource is not null;
create index delivery_stops on delivery (tenant, customer) where state in ('NEW', 'PARKED') and stop is not null;
create index delivery_by_tenant on delivery (tenant, id desc);

-- Runs that the relay started or signalled: who must hear of an opt-out.
create table follow_up (
  workflow_id text primary key,
  tenant      text        not null,
  customer    text        not null,
  sequence    text        not null,
  started_at  timestamptz not null default now(),
  ended_at    timestamptz           -- when the relay found that it had ended; unset does not mean that it runs
);
create index follow_up_customer on follow_up (tenant, customer);

-- Consent: phones and addresses, whose they are, and what must not be sent to them.
create table contact_point (
  id         bigint generated always as identity primary key,
  tenant     text        not null,
  kind       text        not null check (kind in ('phone', 'email')),
  value      text        not null, -- E.164, or the address in lower case
  created_at timestamptz not null default now(),
  unique (tenant, kind, value)
);
create table contact_customer (
  contact_point bigint not null references contact_point,
  customer      text   not null,
  primary key (contact_point, customer)
);
create table suppression (
  id            bigint generated always as identity primary key,
  contact_point bigint      not null references contact_point,
  channel       text        not null check (channel in ('sms', 'voice', 'email', 'all')),
  why           text        not null, -- for example: texted STOP
  source        text        not null, -- for example: delivery 4711
  created_at    timestamptz not null default now(),
  lifted_at     timestamptz,
  lifted_why    text
);
create index suppression_in_force on suppression (contact_point) where lifted_at is null;

-- Send ledger: one row per attempt to touch a person; the key travels in the provider's callback URLs.
create table attempt (
  key            text primary key,
  tenant         text        not null,
  workflow_id    text        not null,
  step           text        not null,
  ordinal        int         not null, -- 1 the step's message, 2 its otherwise
  sequence       text        not null,
  channel        text        not null check (channel in ('sms', 'voice', 'email')),
  customer       text        not null,
  contact_point  bigint      not null references contact_point,
  state          text        not null check (state in ('PLANNED', 'SUBMITTING', 'CONFIRMED', 'REJECTED', 'UNKNOWN')),
  provider_id    text,
  error_code     text,
  delivery_state text,                 -- last state that the provider told: delivered, undelivered, completed, no-answer ...
  content        jsonb       not null, -- what was said, as rendered
  business_at    timestamptz not null, -- business time of the attempt
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  unique (workflow_id, step, ordinal)
);
create index attempt_contact on attempt (contact_point, created_at);
create index attempt_provider on attempt (provider_id) where provider_id is not null;

create table attempt_change (
  id      bigint generated always as identity primary key,
  key     text        not null references attempt,
  state   text        not null,
  cause   text        not null,
  at      timestamptz not null default now()
);
create index attempt_change_key on attempt_change (key, id);

-- Why something was not sent now, or not at all.
create table decision (
  id          bigint generated always as identity primary key,
  tenant      text        not null,
  workflow_id text        not null,
  step        text        not null,
  channel     text        not null,
  guard       text        not null,
  verdict     text        not null, -- DEFER, NOT_POSSIBLE, SKIP, STOP, HOLD
  why         text        not null,
  until       timestamptz,          -- business time, for DEFER
  business_at timestamptz not null,
  at          timestamptz not null default now()
);
create index decision_run on decision (workflow_id, id);

-- Access to the REST API. Only the SHA-256 of a key is kept.
create table api_key (
  hash       bytea primary key,
  id         bigint generated always as identity unique,
  name       text        not null,
  role       text        not null check (role in ('viewer', 'marketing', 'admin')),
  tenants    text[],                -- null: every tenant
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);

create table audit (
  id     bigint generated always as identity primary key,
  at     timestamptz not null default now(),
  actor  text        not null,
  action text        not null,
  target text        not null,
  detail text
);
