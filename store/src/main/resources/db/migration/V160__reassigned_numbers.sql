-- Somebody of another name at another address left the same number: nothing is sent there until a person knows whose it is.
alter table hold drop constraint hold_kind_check;
alter table hold add constraint hold_kind_check
  check (kind in ('dispute', 'attorney', 'bankruptcy', 'deceased', 'complaint', 'paid', 'human-in-play',
                  'in-conversation', 'wrong-party', 'number-reassigned'));
create index hold_source on hold (tenant, source) where released_at is null;
