package io.followup.servicetitan;

import io.followup.dispatch.Action;
import io.followup.dispatch.Deed;
import io.followup.dispatch.Deeds;
import io.followup.dispatch.DispatchRefused;
import io.followup.tenant.Answers;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Clock;
import java.util.Optional;

/** What can be done in ServiceTitan, and what its API has no call for. */
public final class ServiceTitanDeeds implements Deeds {
  private final Tenants tenants;
  private final ServiceTitanConnections connections;
  private final Clock clock;

  public ServiceTitanDeeds(Tenants tenants, ServiceTitanConnections connections, Clock clock) {
    this.tenants = tenants;
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public Deed of(TenantId id, Action action, String marker) {
    ServiceTitanApi api = connections.of(id);
    Tenant tenant = tenants.get(id);
    Marks marks = new Marks(tenant.application());
    return switch (action) {
      case Action.WriteNote note -> new NoteDeed(api, note, marker);
      case Action.FileTask task -> new TaskDeed(api, task, marker, ids(tenant), clock);
      case Action.CreateCustomer customer -> new CustomerDeed(api, customer, marker, marks);
      case Action.CreateLocation location -> new LocationDeed(api, location);
      case Action.CreateJob job -> new JobDeed(api, job, marker, marks, clock);
      case Action.CreateEstimate estimate -> new EstimateDeed(api, estimate, marker);
      case Action.DismissBooking booking -> new DismissalDeed(api, booking);
      case Action.CreateLead lead -> new LeadDeed(api, lead, marker, clock);
      case Action.FollowUpLead followUp -> new LeadFollowUpDeed(api, followUp);
      case Action.Attribute origin -> new AttributionDeed(api, origin, clock);
      case Action.OptOut optOut -> new OptOutDeed(api, optOut);
      case Action.AcceptBooking booking ->
          throw new DispatchRefused(
              "ServiceTitan's API has no call that accepts a booking: accept booking "
                  + booking.booking()
                  + " there, or book its job.");
    };
  }

  private static Answers.Task ids(Tenant tenant) {
    return Optional.ofNullable(tenant.answers().task())
        .orElseThrow(
            () ->
                new DispatchRefused(
                    "No task can be filed: give the ids that ServiceTitan needs for one under"
                        + " answers.task."));
  }
}
