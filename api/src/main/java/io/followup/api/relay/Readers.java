package io.followup.api.relay;

import io.followup.inbox.RawDelivery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds who can read a delivery. */
final class Readers {
  private final Map<String, DeliveryReader> bySource = new HashMap<>();

  Readers(List<DeliveryReader> readers) {
    readers.forEach(reader -> reader.sources().forEach(source -> bySource.put(source, reader)));
  }

  Reading read(RawDelivery delivery) {
    return Optional.ofNullable(bySource.get(delivery.source()))
        .map(reader -> reader.read(delivery))
        .orElseGet(
            () ->
                Reading.unreadable(
                    Optional.empty(), "nobody reads deliveries from " + delivery.source() + "."));
  }
}
