-- What a phone or mailbox cannot do, as carriers told: a landline takes no texts. No refusal of the customer.
create table contact_obstacle (
  id            bigint generated always as identity primary key,
  contact_point bigint      not null references contact_point,
  channel       text        not null check (channel in ('sms', 'voice', 'email')),
  kind          text        not null, -- LANDLINE, NOT_IN_USE ...
  code          text        not null, -- the carrier's last error code of this kind
  source        text        not null, -- who told it last, for example: delivery 4711
  times         int         not null default 1,
  first_at      timestamptz not null default now(),
  last_at       timestamptz not null default now(),
  lifted_at     timestamptz,
  lifted_why    text
);
create unique index contact_obstacle_in_force on contact_obstacle (contact_point, channel, kind) where lifted_at is null;

-- Suppressions are of several kinds, and of one phone or mailbox or of a customer wherever reached.
alter table suppression add column kind text not null default 'OPT_OUT'
  check (kind in ('OPT_OUT', 'WRONG_PARTY', 'BOUNCE', 'COMPLAINT', 'LITIGATOR'));
alter table suppression alter column contact_point drop not null;
alter table suppression add column tenant text;
alter table suppression add column customer text;
alter table suppression add constraint suppression_of_somebody
  check (contact_point is not null or (tenant is not null and customer is not null));
create index suppression_of_customer on suppression (tenant, customer) where customer is not null and lifted_at is null;

-- Since when a phone or mailbox is known to be a customer's.
alter table contact_customer add column linked_at timestamptz not null default now();
update contact_customer c set linked_at = p.created_at from contact_point p where p.id = c.contact_point;
create index contact_customer_customer on contact_customer (customer);
