-- Deliveries that a person must look at are few, and asked for across the whole inbox.
create index delivery_trouble on delivery (id) where state in ('UNREADABLE', 'PARKED');
