-- What this engine means to do in dispatch systems: written down before it is done, so that it is done once.
create table intent (
  tenant       text        not null,
  key          text        not null, -- of which act of which run; no personal data
  kind         text        not null, -- note, task, customer, job …
  marker       text        not null, -- what is left with the object, by which it is found again
  state        text        not null check (state in ('OPEN', 'POSTED', 'DONE')),
  object       text,                 -- its id in the dispatch system
  origin       text check (origin in ('FOUND', 'MADE')),
  told         text,                 -- what lies there, or why it could not be done, for people
  posted_at    timestamptz,          -- the request left us, and its answer is not known
  leased_by    uuid,
  leased_until timestamptz,
  tries        int         not null default 1,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  primary key (tenant, key),
  check (state <> 'DONE' or origin is not null and told is not null)
);
create index intent_made on intent (tenant, updated_at, key) where state = 'DONE' and origin = 'MADE';

-- Opt-outs of the last days, of which dispatch systems are told.
create index suppression_to_write_back on suppression (created_at) where kind = 'OPT_OUT' and lifted_at is null;
