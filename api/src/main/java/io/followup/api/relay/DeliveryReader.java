package io.followup.api.relay;

import io.followup.inbox.RawDelivery;
import io.followup.reading.Reading;
import java.util.Set;

/**
 * Reads facts from deliveries of certain sources. One bean per vendor; the relay finds them by
 * {@link RawDelivery#source()}. An exception parks the delivery, except when the database is away.
 */
public interface DeliveryReader {
  Set<String> sources();

  Reading read(RawDelivery delivery);
}
