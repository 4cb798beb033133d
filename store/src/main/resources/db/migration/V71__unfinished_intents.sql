-- What was meant to be done and is not: counted for whoever watches.
create index intent_unfinished on intent (created_at) where state <> 'DONE';
