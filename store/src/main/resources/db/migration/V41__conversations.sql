-- The customer and the office are in touch by another way: they called, or there is a note.
alter table hold drop constraint hold_kind_check;
alter table hold add constraint hold_kind_check
  check (kind in ('dispute', 'attorney', 'bankruptcy', 'deceased', 'complaint', 'paid', 'human-in-play',
                  'in-conversation', 'wrong-party'));
