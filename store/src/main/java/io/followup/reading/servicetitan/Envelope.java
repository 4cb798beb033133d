package io.followup.reading.servicetitan;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The outer shape of a delivery. It is not documented, so every variant that was met is accepted;
 * see docs/reference/servicetitan.md, envelope.
 *
 * @param event internal event, when path, headers or body name one that we know
 * @param eventId unique for the happening, when the sender says so; ids that may as well name the
 *     subscription or the attempt (webhook id, delivery id, request id) are not taken for it
 * @param tenant ServiceTitan's tenant id as the delivery names it
 * @param time when it happened, by the envelope
 * @param resource the object that it is about; empty fields when there is none
 */
record Envelope(
    Optional<String> event,
    Optional<String> eventId,
    Optional<String> tenant,
    Optional<Instant> time,
    Fields resource) {

  private static final String[] EVENT = {
    "eventType", "event", "type", "event_type", "webhookEvent", "eventName"
  };

  static Envelope read(String pathEvent, Map<String, String> headers, Fields body) {
    Optional<Fields> inner =
        body.object("data")
            .or(() -> body.object("payload"))
            .or(() -> body.object("resource"))
            .or(() -> body.object("entity"));
    boolean wrapped = inner.isPresent();
    return new Envelope(
        EventName.find(pathEvent)
            .or(() -> header(headers, "x-servicetitan-event").flatMap(EventName::find))
            .or(() -> firstKnown(body)),
        header(headers, "x-servicetitan-event-id").or(() -> body.text("eventId", "event_id")),
        tenant(headers, body),
        wrapped
            ? body.instant("eventTime", "timestamp", "occurredOn", "createdOn")
            : body.instant("eventTime", "timestamp", "occurredOn"),
        inner.orElseGet(() -> looksLikeResource(body) ? body : Fields.none()));
  }

  private static Optional<String> firstKnown(Fields body) {
    return Stream.of(EVENT)
        .flatMap(name -> body.text(name).stream())
        .flatMap(spelling -> EventName.find(spelling).stream())
        .findFirst();
  }

  private static Optional<String> tenant(Map<String, String> headers, Fields body) {
    return body.text("tenantId", "tenant_id", "tenant")
        .or(() -> body.object("tenant").flatMap(tenant -> tenant.text("id")))
        .or(() -> header(headers, "x-servicetitan-tenant"));
  }

  private static boolean looksLikeResource(Fields body) {
    return body.has("id")
        && Stream.of(
                "status",
                "modifiedOn",
                "createdOn",
                "customerId",
                "jobId",
                "jobNumber",
                "leadCall",
                "active")
            .anyMatch(body::has);
  }

  private static Optional<String> header(Map<String, String> headers, String name) {
    return Optional.ofNullable(headers.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
