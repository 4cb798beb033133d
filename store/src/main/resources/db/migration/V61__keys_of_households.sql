-- By what a household is dealt into the arms of a test: chosen when one of it is first met, then kept.
create table household_key (
  tenant     text        not null,
  customer   text        not null,
  key        text        not null,
  created_at timestamptz not null default now(),
  primary key (tenant, customer)
);
