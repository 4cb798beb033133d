-- Consent: who agreed to which kind of message over which channel, in which words, and how they took it back.
-- Both tables only ever grow; what counts is read from both.
create table consent (
  id            bigint generated always as identity primary key,
  tenant        text        not null,
  customer      text        not null,
  contact_point bigint references contact_point, -- null: every number and address of the customer
  class         text        not null check (class in ('MARKETING', 'INFORMATIONAL', 'DEBT')),
  channel       text        not null check (channel in ('sms', 'voice', 'email')), -- voice: an artificial one
  source        text        not null, -- where it was given, for example: booking form
  wording       text        not null, -- exactly what the customer agreed to
  proof         text,                 -- where the proof is kept
  given_at      timestamptz not null,
  recorded_by   text        not null,
  recorded_at   timestamptz not null default now()
);
create index consent_customer on consent (tenant, customer, class, channel);

create table consent_revocation (
  id            bigint generated always as identity primary key,
  tenant        text        not null,
  customer      text,                 -- null: whoever is reached at the contact point
  contact_point bigint references contact_point, -- null: every number and address of the customer
  class         text        not null check (class in ('MARKETING', 'INFORMATIONAL', 'DEBT', 'ALL')),
  channel       text        not null check (channel in ('sms', 'voice', 'email', 'all')),
  why           text        not null, -- as it reads after "the customer": texted STOP
  source        text        not null, -- for example: delivery 4711
  revoked_at    timestamptz not null default now(),
  recorded_by   text        not null,
  recorded_at   timestamptz not null default now(),
  check (customer is not null or contact_point is not null)
);
create index consent_revocation_customer on consent_revocation (tenant, customer) where customer is not null;
create index consent_revocation_contact on consent_revocation (contact_point) where contact_point is not null;

create function consent_only_grows() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: record a revocation or a new consent instead', tg_table_name;
end $$;
create trigger consent_only_grows before update or delete on consent
  for each row execute function consent_only_grows();
create trigger consent_only_grows before update or delete on consent_revocation
  for each row execute function consent_only_grows();

-- Opt-outs from before this ledger took the consent back as well.
insert into consent_revocation (tenant, contact_point, class, channel, why, source, revoked_at, recorded_by)
select p.tenant, s.contact_point, 'ALL', s.channel, s.why, s.source, s.created_at, 'engine'
from suppression s join contact_point p on p.id = s.contact_point;

