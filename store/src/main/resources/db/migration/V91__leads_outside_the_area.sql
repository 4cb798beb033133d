-- Leads that live where the contractor does not work, as they were found when something was to be sent to them.
create table lead_outside (
  workflow_id text        primary key,
  tenant      text        not null,
  campaign    text        not null, -- id of the campaign in the dispatch system, else where the lead came from
  zip         text        not null, -- five digits
  found_at    timestamptz not null default now()
);
create index lead_outside_tenant on lead_outside (tenant, found_at);
