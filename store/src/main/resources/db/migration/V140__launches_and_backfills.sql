-- Since when a sequence takes in what happens; what is older enters only by a backfill. No row: everything enters.
create table sequence_launch (
  tenant text        not null,
  name   text        not null,
  since  timestamptz not null default now(),
  primary key (tenant, name)
);

-- Open objects that shall enter a sequence; written with the publication, started in Temporal soon after.
create table sequence_backfill (
  id         bigint      generated always as identity primary key,
  tenant     text        not null,
  name       text        not null,
  trigger    text        not null,
  days       int         not null,          -- so old an object may be
  since      timestamptz not null,          -- the same as an instant
  per_hour   int         not null,
  per_day    int         not null,
  asked_by   text        not null,
  asked_at   timestamptz not null default now(),
  started_at timestamptz,                   -- when Temporal took it over
  ended_at   timestamptz,
  progress   jsonb                          -- as it ended
);
create unique index sequence_backfill_under_way on sequence_backfill (tenant, name) where ended_at is null;
create index sequence_backfill_waiting on sequence_backfill (id) where started_at is null;
