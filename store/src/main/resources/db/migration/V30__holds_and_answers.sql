-- Holds: why nobody but a person may go on with a customer. In force until released, or until a time.
create table hold (
  id            bigint generated always as identity primary key,
  tenant        text        not null,
  customer      text,               -- the customer it is about; it counts as well for all who have the contact point
  contact_point bigint references contact_point, -- where it was said; for wrong-party the place that is not the customer's
  kind          text        not null check (kind in ('dispute', 'attorney', 'bankruptcy', 'deceased', 'complaint', 'paid',
                                                     'human-in-play', 'wrong-party')),
  why           text        not null, -- one sentence without personal data
  source        text        not null, -- for example: delivery 4711
  since         timestamptz not null default now(),
  until         timestamptz,        -- wall time; null: until somebody releases it
  released_at   timestamptz,
  released_by   text,               -- for example: key 3 (ops)
  released_why  text,
  check (customer is not null or contact_point is not null)
);
create index hold_customer on hold (tenant, customer) where customer is not null;
create index hold_contact_point on hold (contact_point) where contact_point is not null;

-- Answers: what customers wrote, said or pressed, and what it was taken to mean when it was stored.
create table answer (
  delivery      bigint primary key references delivery,
  tenant        text        not null,
  contact_point bigint references contact_point,
  channel       text        not null check (channel in ('sms', 'voice', 'email')),
  meaning       text        not null check (meaning in ('opt-out', 'opt-in', 'help', 'wrong-party', 'hold', 'review', 'reply')),
  hold          text,                 -- kind of hold that came of it
  why           text        not null, -- what it was taken for, one sentence without personal data
  said          text        not null, -- the customer's own words; personal
  at            timestamptz not null default now()
);
create index answer_contact_point on answer (contact_point) where contact_point is not null;

-- Whose answer it may be: everybody who had the contact point when it came.
create table answer_customer (
  tenant   text   not null,
  customer text   not null,
  delivery bigint not null references answer,
  primary key (tenant, customer, delivery)
);
create index answer_customer_delivery on answer_customer (delivery);
