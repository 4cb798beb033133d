-- Comparisons of the dispatch system with our record, and what they found.
create table reconciliation (
  id       bigint generated always as identity primary key,
  tenant   text        not null,
  run      text        not null unique,   -- of the workflow that makes it: the same run opens it once
  workflow text        not null,
  asked    text        not null,          -- by whom
  since    timestamptz not null,          -- what changed since then is compared, by the dispatch system's clock
  state    text        not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'FAILED')),
  began_at timestamptz not null default now(),
  alive_at timestamptz not null default now(),
  ended_at timestamptz,
  objects  int         not null default 0,
  why      text                           -- of FAILED, one sentence
);
create unique index reconciliation_running on reconciliation (tenant) where state = 'RUNNING';
create index reconciliation_by_tenant on reconciliation (tenant, id desc);

create table reconciliation_finding (
  id       bigint generated always as identity primary key,
  report   bigint      not null references reconciliation,
  key      text        not null,          -- the same finding made twice is one
  class    text        not null,
  object   text        not null,          -- in words: estimate 61000789
  subject  text,                          -- workflow id of the run that it is about
  state    text        not null check (state in ('REPAIRING', 'REPAIRED', 'PERSON')),
  sentence text        not null,
  delivery bigint,                        -- by which it is repaired
  at       timestamptz not null default now(),
  unique (report, key)
);
create index reconciliation_repairing on reconciliation_finding (report, id) where state = 'REPAIRING';

-- Whether it was told that a booking or job came into being: its fact is about a customer and has no resource.
create index delivery_booked on delivery (tenant, (facts -> -1 ->> 'what'))
  where read_as in ('job.created', 'booking.created');
-- Open runs in the order of their ids.
create index follow_up_open on follow_up (tenant, workflow_id) where ended_at is null;
