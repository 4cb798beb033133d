package io.followup.reading.servicetitan;

import io.followup.backfill.Backfill;
import io.followup.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * Something that ServiceTitan told, as it came.
 *
 * @param pathEvent what the callback path, or whoever read it, says that it is; may be empty
 * @param headers names in lower case
 */
public record Delivered(
    TenantId tenant,
    Source source,
    String pathEvent,
    Map<String, String> headers,
    byte[] body,
    Instant receivedAt) {

  /** Header of a delivery of a backfill: the name of the sequence. */
  public static final String FOR_SEQUENCE = "followup-sequence";

  /**
   * An object that we read ourselves, in the envelope of a webhook.
   *
   * @param event internal event, for example {@code estimate.updated}
   * @param object the JSON of the object as ServiceTitan's API shows it
   */
  public static Delivered read(
      TenantId tenant, Source source, String event, String object, Instant receivedAt) {
    String envelope = "{\"eventType\":\"" + event + "\",\"data\":" + object + "}";
    return new Delivered(
        tenant, source, event, Map.of(), envelope.getBytes(StandardCharsets.UTF_8), receivedAt);
  }

  /** As it stands in the origin of facts; of a backfill with the sequence that it is for. */
  String toldBy() {
    return source == Source.BACKFILL
        ? Backfill.source(headers.getOrDefault(FOR_SEQUENCE, ""))
        : source.inFacts();
  }

  /** Without headers and body: they hold personal data. */
  @Override
  public String toString() {
    return "Delivered[" + source + " " + pathEvent + " of " + tenant + "]";
  }
}
