package io.followup.api.contacts;

import io.followup.api.relay.DeliveryReader;
import io.followup.consent.Holds;
import io.followup.fact.Fact;
import io.followup.fact.HoldReleased;
import io.followup.fact.Origin;
import io.followup.inbox.RawDelivery;
import io.followup.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Tells the runs of a customer, by way of the inbox, that a person released a hold: the release
 * counts even when Temporal is away.
 */
final class ReleasedHolds implements DeliveryReader {
  private static final String EVENT = "hold.released";

  private final Holds holds;

  ReleasedHolds(Holds holds) {
    this.holds = holds;
  }

  @Override
  public Set<String> sources() {
    return Set.of(Holds.RELEASED);
  }

  @Override
  public Reading read(RawDelivery delivery) {
    long hold = Long.parseLong(new String(delivery.body(), StandardCharsets.US_ASCII));
    List<Fact> facts =
        holds.customers(hold).stream()
            .<Fact>map(
                customer ->
                    new HoldReleased(
                        new Origin(
                            delivery.dedupKey() + "/" + customer,
                            delivery.tenant(),
                            delivery.receivedAt(),
                            delivery.receivedAt(),
                            delivery.source()),
                        customer,
                        hold))
            .toList();
    return facts.isEmpty()
        ? Reading.nothing(EVENT, "Nobody we follow up was on hold by it.")
        : Reading.facts(EVENT, facts);
  }
}
