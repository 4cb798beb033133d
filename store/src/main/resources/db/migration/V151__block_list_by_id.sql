-- Entries of the block list are named by a number, because their keys are personal and would stand in addresses of calls.
alter table identity_blocked add column id bigint generated always as identity;
create unique index identity_blocked_id on identity_blocked (id);
