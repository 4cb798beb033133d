package io.followup.api.controls;

import io.followup.api.relay.DeliveryReader;
import io.followup.control.StoppedSenders;
import io.followup.handover.Handover;
import io.followup.inbox.RawDelivery;
import io.followup.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hands a stopped sender over to the office: nothing goes out through it until somebody acts. */
final class StoppedSenderReader implements DeliveryReader {
  private final StoppedSenders senders;

  StoppedSenderReader(StoppedSenders senders) {
    this.senders = senders;
  }

  @Override
  public Set<String> sources() {
    return Set.of(StoppedSenders.SOURCE);
  }

  @Override
  public Reading read(RawDelivery delivery) {
    long id = Long.parseLong(new String(delivery.body(), StandardCharsets.UTF_8));
    StoppedSenders.Stopped stopped =
        senders
            .find(id)
            .orElseThrow(() -> new IllegalStateException("sender " + id + " was never stopped"));
    String why =
        ("A sender (%s) was stopped: the provider refused it (error %s). Nothing goes out through"
                + " it until the account or sender is corrected there and the sender is resumed"
                + " (PUT /api/senders/%d/resumed); what waits then goes on by itself.")
            .formatted(stopped.channel().inWords(), stopped.code(), id);
    return Reading.nothing(StoppedSenders.EVENT, "The office is told.")
        .handing(
            new Handover(
                delivery.tenant(),
                "sender-" + id,
                Handover.Kind.SENDER_STOPPED,
                List.of(),
                Optional.empty(),
                why));
  }
}
