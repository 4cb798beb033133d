-- Actions in dispatch systems that programs asked for by REST; how far each came stands in intent, by the key 'action/' || id.
create table action_request (
  id           uuid        primary key,
  tenant       text        not null,
  request_key  text        not null, -- the Idempotency-Key of whoever asked
  request_hash bytea       not null,
  kind         text        not null, -- note, task, customer, job …
  action       jsonb,                -- what is to be done; personal, and forgotten once it is done
  asked_by     text        not null,
  asked_at     timestamptz not null default now(),
  tried_since  timestamptz not null default now(), -- asked for again after it was refused or given up
  state        text        not null default 'ASKED' check (state in ('ASKED', 'DONE', 'REFUSED')),
  object       text,                 -- its id in the dispatch system
  origin       text check (origin in ('FOUND', 'MADE')),
  told         text,                 -- what lies there, or why it was refused, for people
  ended_at     timestamptz,
  unique (tenant, request_key),
  check (state <> 'DONE' or object is not null and origin is not null and told is not null),
  check (state = 'DONE' or action is not null)
);
