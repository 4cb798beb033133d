-- What a tenant spends on messages and calls (USD), counted strictly: whoever sends holds the tenant's row.
create table tenant_spend (
  tenant       text           primary key,
  day          date           not null, -- of the office's zone
  day_spent    numeric(14, 5) not null,
  month_spent  numeric(14, 5) not null, -- in the month of that day
  held_back_at timestamptz              -- when a cap last held a send back
);

-- What an attempt was counted with, and on which day, so that it is given back when the provider refuses it.
alter table attempt
  add column cost    numeric(10, 5) not null default 0,
  add column paid_on date;
