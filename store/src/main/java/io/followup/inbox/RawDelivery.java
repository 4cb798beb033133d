package io.followup.inbox;

import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A stored delivery as it was received, for those who read facts from it.
 *
 * @param headers names in lower case
 * @param subject workflow id found at intake
 * @param customer found at intake
 */
public record RawDelivery(
    long id,
    TenantId tenant,
    String source,
    String event,
    String dedupKey,
    Map<String, String> headers,
    byte[] body,
    Instant receivedAt,
    Optional<String> subject,
    Optional<CustomerId> customer) {

  @Override
  public String toString() {
    return "RawDelivery[" + id + ", " + source + " " + event + " of " + tenant + "]";
  }
}
