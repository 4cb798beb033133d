package io.followup.api.contacts;

import io.followup.api.relay.DeliveryReader;
import io.followup.consent.Hold;
import io.followup.consent.Holds;
import io.followup.handover.Handover;
import io.followup.inbox.RawDelivery;
import io.followup.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the office that follow-ups wait: it and the customer are in touch already, or a number may
 * be somebody else's now.
 */
final class ConversationReader implements DeliveryReader {
  private final Holds holds;

  ConversationReader(Holds holds) {
    this.holds = holds;
  }

  @Override
  public Set<String> sources() {
    return Set.of(Holds.SOURCE);
  }

  @Override
  public Reading read(RawDelivery delivery) {
    long id = Long.parseLong(new String(delivery.body(), StandardCharsets.UTF_8));
    Hold hold =
        holds
            .find(id)
            .orElseThrow(() -> new IllegalStateException("hold " + id + " was never placed"));
    String why =
        hold.why()
            + " ("
            + hold.source()
            + "). Follow-ups wait until hold "
            + id
            + " is released, or the run is stopped.";
    return Reading.nothing(delivery.event(), "The office is told.")
        .handing(
            new Handover(
                delivery.tenant(),
                "hold-" + id,
                Handover.Kind.IN_CONVERSATION,
                hold.customer().map(List::of).orElseGet(() -> holds.customers(id)),
                Optional.empty(),
                why));
  }
}
