package io.followup.api.relay;

import io.followup.inbox.DeliveryState;
import io.followup.inbox.RawDelivery;
import io.followup.inbox.Relayed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what became of deliveries, and tells people of those that somebody must look at. */
final class RelayMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(RelayMetrics.class);

  private final MeterRegistry meters;
  private final Timer delay;

  RelayMetrics(MeterRegistry meters, RelayLag lag) {
    this.meters = meters;
    this.delay =
        Timer.builder("followup.relay.delay")
            .description("from stored to relayed")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
    meters.gauge("followup.relay.lag.seconds", lag, RelayLag::seconds);
  }

  void count(Relayed relayed) {
    RawDelivery delivery = relayed.claimed().delivery();
    switch (relayed) {
      case Relayed.Done done -> {
        delay.record(Duration.between(delivery.receivedAt(), Instant.now()));
        counted(delivery, done.state().name());
        tell(delivery, done);
      }
      case Relayed.Later later -> counted(delivery, "RETRIED");
      case Relayed.GivenBack back -> counted(delivery, "GIVEN_BACK");
    }
  }

  private void counted(RawDelivery delivery, String outcome) {
    meters
        .counter(
            "followup.relayed",
            "source",
            delivery.source(),
            "outcome",
            outcome.toLowerCase(Locale.ROOT))
        .increment();
  }

  private static void tell(RawDelivery delivery, Relayed.Done done) {
    if (done.state() == DeliveryState.UNREADABLE) {
      LOG.warn("{} is signed but unreadable: {}", named(delivery), done.reason());
    } else if (done.state() == DeliveryState.PARKED) {
      LOG.error("{} is parked: {}", named(delivery), done.error().orElse(done.reason()));
    }
  }

  private static String named(RawDelivery delivery) {
    return "Delivery " + delivery.id() + " of " + delivery.tenant() + " from " + delivery.source();
  }
}
