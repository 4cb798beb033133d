-- How far each feed of a tenant was read. Times of the wall clock, save newest.
create table feed_position (
  tenant      text        not null,
  feed        text        not null, -- estimates, bookings ...
  token       text,                 -- with which the feed goes on; none: by the time of the newest row, or from the beginning
  behind      text,                 -- token with which the last stretch is read once more, for rows that turn up late in it
  behind_at   timestamptz,          -- since when it is kept
  newest      timestamptz,          -- latest modification told, by the dispatch system's clock
  read_at     timestamptz,          -- when it was last read to its end
  rows        bigint      not null default 0,
  added       bigint      not null default 0, -- of them were not known before
  trouble     text,                 -- why it cannot be read, in one sentence; none while it can
  trouble_at  timestamptz,          -- since when
  primary key (tenant, feed)
);
