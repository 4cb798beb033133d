-- Where the customers of jobs and bookings came from on the web, as the session told that led to them.
create table web_origin (
  tenant   text        not null,
  about    text        not null check (about in ('job', 'booking')),
  object   text        not null, -- id in the dispatch system
  session  text        not null, -- id of the session that carried it
  found_at timestamptz not null default now(),
  primary key (tenant, about, object)
);

-- Deliveries that tell of a conversion and were looked at.
create table conversion_seen (
  delivery bigint primary key,
  again_at timestamptz -- the dispatch system refused: it is tried again; null: done
);
create index delivery_conversion on delivery (tenant, done_at)
  where fact in ('SessionCompleted', 'BookingConverted', 'CustomerBooked', 'BookingReceived') and state in ('RELAYED', 'NOTHING');
