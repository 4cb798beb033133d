-- What the guards about when and how often look at, and what they looked at when they decided.

-- inputs: what each guard looked at, by guard and name; no phone, address or name in it.
alter table decision
  add column inputs        jsonb not null default '{}',
  add column ordinal       int,    -- 1 the step's message, 2 its otherwise
  add column customer      text,
  add column contact_point bigint references contact_point;
create index decision_customer on decision (tenant, customer, id) where customer is not null;
create index decision_contact on decision (contact_point, id) where contact_point is not null;

alter table attempt
  add column purpose  text  not null default 'ESTIMATE', -- INVOICE, APPOINTMENT, ESTIMATE, SESSION, REVIEW
  add column sender   text,                              -- messaging service, number or mailbox it goes out from
  add column segments int   not null default 1,          -- what the sender's budget pays: segments of a text, else 1
  add column inputs   jsonb not null default '{}';
create index attempt_customer on attempt (tenant, customer, business_at);
create index attempt_unsettled on attempt (workflow_id) where state in ('SUBMITTING', 'UNKNOWN');
create index contact_customer_by_customer on contact_customer (customer);

-- Kill switches: a row is a switch that is off.
create table kill_switch (
  tenant  text        not null, -- * : every tenant
  scope   text        not null check (scope in ('all', 'channel', 'sequence', 'template')),
  name    text        not null, -- channel, sequence, or template; * for all
  effect  text        not null check (effect in ('defer', 'hold')),
  reason  text        not null,
  off_by  text        not null,
  off_at  timestamptz not null default now(),
  primary key (tenant, scope, name)
);

-- A tenant's sends pause until an instant of business time, for example on a storm day.
create table sending_pause (
  tenant    text        primary key,
  until     timestamptz not null, -- business
  reason    text        not null,
  paused_by text        not null,
  paused_at timestamptz not null default now()
);

-- Senders that the provider refused because our set-up is wrong. In force until resumed.
create table stopped_sender (
  id         bigint generated always as identity primary key,
  tenant     text        not null,
  sender     text        not null,
  channel    text        not null check (channel in ('sms', 'voice', 'email')),
  code       text        not null, -- the provider's
  why        text        not null,
  stopped_at timestamptz not null default now(),
  resumed_at timestamptz,
  resumed_by text
);
create unique index stopped_sender_in_force on stopped_sender (tenant, sender) where resumed_at is null;

-- What each sender may still send: a token bucket, and what went out on a day of the carriers (Pacific time).
create table sender_budget (
  tenant         text             not null,
  sender         text             not null,
  tokens         double precision not null,
  counted_at     timestamptz      not null,
  promised_until timestamptz      not null, -- up to here tokens are promised to sends that were told to wait
  day            date             not null,
  spent          int              not null,
  primary key (tenant, sender)
);

-- Touches that a cap told to wait: a lower priority leaves them their place.
create table waiting_touch (
  workflow_id text        not null,
  step        text        not null,
  tenant      text        not null,
  customer    text        not null,
  priority    int         not null, -- 1 is first
  until       timestamptz not null, -- business
  primary key (workflow_id, step)
);
create index waiting_touch_customer on waiting_touch (tenant, customer);
