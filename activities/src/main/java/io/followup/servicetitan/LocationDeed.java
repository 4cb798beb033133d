package io.followup.servicetitan;

import io.followup.dispatch.Action;
import io.followup.dispatch.Deed;
import io.followup.servicetitan.RowsOfDeeds.Location;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Locations of a customer: one at the same street and ZIP is taken, else one is made. */
final class LocationDeed implements Deed {
  private final ServiceTitanApi api;
  private final Action.CreateLocation location;
  private final long customer;

  LocationDeed(ServiceTitanApi api, Action.CreateLocation location) {
    this.api = api;
    this.location = location;
    this.customer = Long.parseLong(location.customer().value());
  }

  @Override
  public Optional<Done> find() {
    return new Lists(api)
            .<Location>all(
                "crm/v2",
                "locations?customerId=" + customer,
                RowsOfDeeds.LOCATIONS,
                new Lists.Filter<>("customerId", row -> Objects.equals(row.customerId(), customer)))
            .stream()
            .filter(row -> Addresses.same(location.place(), row.address()))
            .findFirst()
            .map(this::done);
  }

  @Override
  public Done make() {
    return done(
        api.create(
            "crm/v2",
            "locations",
            Map.of(
                "customerId",
                customer,
                "name",
                location.name(),
                "address",
                Addresses.body(location.place())),
            RowsOfDeeds.LOCATION));
  }

  private Done done(Location row) {
    return new Done(
        Long.toString(row.id()), "Location " + row.id() + " of customer " + customer + ".");
  }
}
