-- Mails to the office, so that none is sent twice: whoever adds the row owns the one mail.
create table office_mail (
  handover   text primary key,        -- workflow id
  tenant     text        not null,
  state      text        not null check (state in ('SENDING', 'SENT', 'UNKNOWN')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
