package io.followup.servicetitan;

import io.followup.dispatch.Action;
import io.followup.dispatch.Deed;
import io.followup.servicetitan.RowsOfDeeds.Lead;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Leads; ServiceTitan has no key for them: a marker in the summary is looked for. */
final class LeadDeed implements Deed {
  private static final Duration LOOK_BACK = Duration.ofDays(7);

  private final ServiceTitanApi api;
  private final Action.CreateLead lead;
  private final String marker;
  private final Clock clock;
  private final long customer;

  LeadDeed(ServiceTitanApi api, Action.CreateLead lead, String marker, Clock clock) {
    this.api = api;
    this.lead = lead;
    this.marker = marker;
    this.clock = clock;
    this.customer = Long.parseLong(lead.customer().value());
  }

  @Override
  public Optional<Done> find() {
    return new Lists(api)
            .<Lead>all(
                "crm/v2",
                "leads?customerId="
                    + customer
                    + "&createdOnOrAfter="
                    + clock.instant().minus(LOOK_BACK),
                RowsOfDeeds.LEADS,
                new Lists.Filter<>("customerId", row -> Objects.equals(row.customerId(), customer)))
            .stream()
            .filter(row -> RowsOfDeeds.bears(row.summary(), marker))
            .findFirst()
            .map(LeadDeed::done);
  }

  @Override
  public Done make() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("customerId", customer);
    lead.location().ifPresent(id -> body.put("locationId", id));
    Works.write(lead.work(), body);
    body.put("summary", lead.summary() + "\n[" + marker + "]");
    body.put("followUpDate", lead.followUpAt().toString());
    return done(api.create("crm/v2", "leads", body, RowsOfDeeds.LEAD));
  }

  private static Done done(Lead row) {
    return new Done(
        Long.toString(row.id()), "Lead " + row.id() + " of customer " + row.customerId() + ".");
  }
}
