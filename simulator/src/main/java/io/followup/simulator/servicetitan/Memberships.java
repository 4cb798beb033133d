package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Service plans of customers. */
public final class Memberships {
  private static final Duration YEAR = Duration.ofDays(365);

  private final Office office;
  private final Webhooks webhooks;
  private final Papers memberships = new Papers("/customerId");

  Memberships(Office office, Webhooks webhooks) {
    this.office = office;
    this.webhooks = webhooks;
  }

  public ObjectNode sell(Customer customer, EstimateActs.Act act) {
    Instant now = act.at().orElseGet(Instant::now);
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    ObjectNode membership = Blank.MEMBERSHIP.copy();
    membership.put("id", office.nextId());
    membership.put("customerId", customer.id());
    membership.put("locationId", customer.locationId());
    membership.put("from", today.toString());
    membership.put("to", today.plus(YEAR).toString());
    membership.put("createdOn", Timestamps.wire(now));
    membership.put("modifiedOn", Timestamps.wire(now));
    memberships.file(membership);
    webhooks.tell("membership.created", act, membership);
    return membership;
  }

  /** {@code memberships}, whose status filter is unreliable live, and absent here. */
  Answer list(Request request) {
    Search search =
        Search.of(request.query()).activeOnesUnlessAsked().among("customerIds", "/customerId");
    return search.page(search.narrowest(memberships, "customerIds"));
  }

  void clear() {
    memberships.clear();
  }
}
