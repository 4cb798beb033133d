-- What a text said apart from the link of its own that each text has.
alter table attempt add column text_hash bytea; -- SHA-256, texts only
-- What carriers filtered (error 30007), by its words and by the step that it came from.
create index attempt_filtered on attempt (tenant, text_hash) where error_code = '30007';
create index attempt_filtered_step on attempt (tenant, sequence, step) where error_code = '30007';

-- Short addresses in messages, each made for one attempt. The token is all that a stranger would have to guess.
create table link (
  token            text primary key,
  attempt          text        not null references attempt,
  leads_to         text        not null check (leads_to in ('estimate', 'booking', 'unsubscribe')),
  target           text,                          -- where a visitor is sent; none for unsubscribe
  created_at       timestamptz not null default now(),
  first_clicked_at timestamptz,                   -- by a person
  last_clicked_at  timestamptz,
  clicks           int         not null default 0, -- of persons; counted up to a bound
  scans            int         not null default 0, -- of machines that look at links; counted up to a bound
  unique (attempt, leads_to)
);
