-- Tasks that steps of sequences give the office, so that each is left once.
create table office_task (
  key         text primary key,        -- of run, step and ordinal
  tenant      text        not null,
  workflow_id text        not null,
  step        text        not null,
  sequence    text        not null,
  customer    text        not null,
  way         text        not null check (way in ('desk', 'mail')),
  state       text        not null check (state in ('LEAVING', 'LEFT', 'UNKNOWN')),
  told        text,                    -- what lies there now, for people
  business_at timestamptz not null,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
create index office_task_customer on office_task (tenant, customer, created_at);

-- Pages where customers pay and where they judge the work.
alter table link drop constraint link_leads_to_check;
alter table link add constraint link_leads_to_check
  check (leads_to in ('estimate', 'booking', 'payment', 'review', 'unsubscribe'));
