-- Which fields of an object were looked for before a message, and which had a value; names only.
create table field_reading (
  workflow_id text        not null,
  trigger     text        not null,
  tenant      text        not null,
  asked       text[]      not null,
  filled      text[]      not null,
  read_at     timestamptz not null default now(),
  primary key (workflow_id, trigger)
);
create index field_reading_recent on field_reading (tenant, trigger, read_at desc);
