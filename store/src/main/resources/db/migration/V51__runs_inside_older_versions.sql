-- What is to be done about runs inside versions of a sequence; written with the publication, started in Temporal soon after.
create table sequence_moving (
  tenant     text        not null,
  name       text        not null,
  version    int         not null, -- that was published, or archived
  occasion   text        not null check (occasion in ('published', 'archived')),
  policy     text        not null check (policy in ('move', 'end')),
  steps      jsonb       not null default '{}', -- new ids of renamed steps by their old ones
  why        text        not null,
  asked_by   text        not null,
  asked_at   timestamptz not null default now(),
  started_at timestamptz,          -- when Temporal took it over
  primary key (tenant, name, version, occasion)
);
create index sequence_moving_waiting on sequence_moving (asked_at) where started_at is null;
