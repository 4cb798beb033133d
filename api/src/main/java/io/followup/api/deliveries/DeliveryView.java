package io.followup.api.deliveries;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.followup.inbox.Deliveries.Delivery;
import io.followup.inbox.Deliveries.Raw;
import io.followup.inbox.DeliveryState;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A delivery as the API shows it. An id is text, as in the webhook's answer.
 *
 * @param readAs internal event
 * @param facts what it tells
 * @param runs workflow ids that were told
 * @param reason what the relay did, or why nothing came of it
 * @param error last failure
 * @param nextAttemptAt while it waits after a failure
 * @param headers only for admins
 * @param body only for admins; as text when it is UTF-8
 * @param bodyBase64 only for admins; when it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
    String id,
    String tenant,
    String source,
    String event,
    String dedupKey,
    DeliveryState state,
    Instant receivedAt,
    Instant doneAt,
    String readAs,
    @JsonRawValue String facts,
    String subject,
    String customer,
    List<String> runs,
    String reason,
    String error,
    int attempts,
    Instant nextAttemptAt,
    Map<String, String> headers,
    String body,
    String bodyBase64) {

  static DeliveryView of(Delivery delivery) {
    return of(delivery, null, null, null);
  }

  static DeliveryView of(Delivery delivery, Raw raw) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw.body())).toString();
      return of(delivery, raw.headers(), text, null);
    } catch (CharacterCodingException notText) {
      return of(delivery, raw.headers(), null, Base64.getEncoder().encodeToString(raw.body()));
    }
  }

  private static DeliveryView of(
      Delivery delivery, Map<String, String> headers, String body, String bodyBase64) {
    boolean retried = delivery.state() == DeliveryState.NEW && delivery.attempts() > 0;
    return new DeliveryView(
        Long.toString(delivery.id()),
        delivery.tenant().value(),
        delivery.source(),
        delivery.event(),
        delivery.dedupKey(),
        delivery.state(),
        delivery.receivedAt(),
        delivery.doneAt().orElse(null),
        delivery.readAs().orElse(null),
        delivery.factsJson().orElse("[]"),
        delivery.subject().orElse(null),
        delivery.customer().orElse(null),
        delivery.runs(),
        delivery.reason().orElse(null),
        delivery.error().orElse(null),
        delivery.attempts(),
        retried ? delivery.dueAt() : null,
        headers,
        body,
        bodyBase64);
  }
}
