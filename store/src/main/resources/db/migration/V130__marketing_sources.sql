-- What brought a customer, as the dispatch system tells it of each booking, online session and job.
create table marketing_source (
  object      text        primary key, -- workflow id of the booking, session or job
  tenant      text        not null,
  campaign    text,                    -- id of the campaign in the dispatch system
  name        text,                    -- where it came in, for example Website
  modified_on timestamptz not null     -- of two tellings the later one counts
);

-- A job was a booking before, a booking a session.
create table came_of (
  object     text        not null,     -- workflow id of the job or booking
  origin     text        not null,     -- workflow id of what became it
  tenant     text        not null,
  noted_at   timestamptz not null default now(),
  primary key (object, origin)
);
create index came_of_origin on came_of (origin);
