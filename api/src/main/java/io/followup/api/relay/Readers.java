package io.followup.api.relay;

import io.followup.inbox.RawDelivery;
import io.followup.reading.Reading;
import io.followup.tenant.Tenants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds who can read a delivery. */
final class Readers {
  private final Tenants tenants;
  private final Map<String, DeliveryReader> bySource = new HashMap<>();

  Readers(Tenants tenants, List<DeliveryReader> readers) {
    this.tenants = tenants;
    readers.forEach(reader -> reader.sources().forEach(source -> bySource.put(source, reader)));
  }

  /**
   * @throws Unreadable when it cannot be read as things are configured
   */
  Reading read(RawDelivery delivery) {
    if (tenants.find(delivery.tenant()).isEmpty()) {
      throw new Unreadable(
          "tenant "
              + delivery.tenant()
              + " is not configured: add it to the file in FOLLOWUP_CONFIG, then replay.");
    }
    return Optional.ofNullable(bySource.get(delivery.source()))
        .orElseThrow(
            () -> new Unreadable("nobody here reads deliveries from " + delivery.source() + "."))
        .read(delivery);
  }

  /** Its message is meant for people and holds nothing of the delivery. */
  static final class Unreadable extends RuntimeException {
    Unreadable(String message) {
      super(message);
    }
  }
}
