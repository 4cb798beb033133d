-- Requests to record consent that were carried out: the same request made again records nothing more.
create table consent_request (
  tenant          text        not null,
  idempotency_key text        not null,
  body_hash       bytea       not null,
  consents        bigint[]    not null,
  at              timestamptz not null default now(),
  primary key (tenant, idempotency_key)
);

-- Who took back what stood against sends, where a person did; for example: key 3 (ops).
alter table suppression add column lifted_by text;
alter table contact_obstacle add column lifted_by text;

-- What we texted back at once, in the answer to the webhook.
alter table answer add column text_back text;

-- How a call ended: ANSWERED by a person, VOICEMAIL, BUSY, NO_ANSWER, FAILED.
alter table attempt add column call_outcome text;
