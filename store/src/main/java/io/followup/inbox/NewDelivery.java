package io.followup.inbox;

import io.followup.run.Outcome;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.util.Map;
import java.util.Optional;

/**
 * A delivery that was just received and is not stored yet.
 *
 * @param source who sent it, for example {@code servicetitan} or {@code twilio-sms}
 * @param event as the callback path names it; may be empty
 * @param dedupKey the same happening told twice carries the same key; unique within the tenant
 * @param headers as received, without credentials
 * @param body the raw bytes that the signature was computed over
 * @param subject workflow id that it is about; deliveries of one subject are relayed in order
 * @param stop how the run ends through this delivery, when it certainly ends it: nothing is sent to
 *     the customer or subject once such a delivery is stored
 * @param applied when all that comes of it is done in the transaction that stores it: the relay
 *     does not see it
 */
public record NewDelivery(
    TenantId tenant,
    String source,
    String event,
    String dedupKey,
    Map<String, String> headers,
    byte[] body,
    Optional<String> subject,
    Optional<CustomerId> customer,
    Optional<Outcome> stop,
    Optional<Applied> applied) {

  /**
   * What a delivery came to when it was stored.
   *
   * @param readAs for example {@code text.delivered}
   * @param reason one sentence
   */
  public record Applied(String readAs, String reason) {}

  public NewDelivery {
    headers = Map.copyOf(headers);
    if (dedupKey == null || dedupKey.isBlank()) {
      throw new IllegalArgumentException("a delivery from " + source + " has no dedup key");
    }
  }

  /** A delivery that the relay reads. */
  public NewDelivery(
      TenantId tenant,
      String source,
      String event,
      String dedupKey,
      Map<String, String> headers,
      byte[] body,
      Optional<String> subject,
      Optional<CustomerId> customer,
      Optional<Outcome> stop) {
    this(tenant, source, event, dedupKey, headers, body, subject, customer, stop, Optional.empty());
  }

  /** The same, with nothing left for the relay. */
  public NewDelivery applied(String readAs, String reason) {
    return new NewDelivery(
        tenant,
        source,
        event,
        dedupKey,
        headers,
        body,
        subject,
        customer,
        stop,
        Optional.of(new Applied(readAs, reason)));
  }

  /** The same with what is found out about it while it is stored. */
  public NewDelivery about(Optional<CustomerId> whom, Optional<Outcome> ending) {
    return new NewDelivery(
        tenant, source, event, dedupKey, headers, body, subject, whom, ending, applied);
  }

  @Override
  public String toString() {
    return "NewDelivery[" + source + " " + event + " of " + tenant + "]";
  }
}
