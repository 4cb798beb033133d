package io.followup.api.servicetitan;

import io.followup.inbox.InboxUnavailable;
import io.followup.reading.servicetitan.Source;
import io.followup.tenant.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what came in; what repeats by the thousand is logged once a minute. */
final class IntakeMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(IntakeMetrics.class);
  private static final long SILENCE = Duration.ofMinutes(1).toNanos();

  private final MeterRegistry meters;
  private final Counter accepted;
  private final Counter duplicate;
  private final Map<String, Long> loggedAt = new ConcurrentHashMap<>();

  IntakeMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.accepted = received("accepted");
    this.duplicate = received("duplicate");
  }

  void stored(boolean repeated) {
    (repeated ? duplicate : accepted).increment();
  }

  void refused(String reason) {
    meters
        .counter("followup.deliveries.refused", "source", Source.WEBHOOK.code(), "reason", reason)
        .increment();
  }

  void forged(TenantId tenant) {
    refused("signature");
    if (isTimeToLog("forged " + tenant)) {
      LOG.warn(
          "Webhooks for tenant {} carry no valid signature and are refused with 401; compare its "
              + "webhooks.signing-keys with the developer portal if they are genuine.",
          tenant);
    }
  }

  /** Taken without signature, as the tenant allows. */
  void unsigned(TenantId tenant, String event) {
    meters
        .counter("followup.deliveries.unsigned", "source", Source.WEBHOOK.code(), "event", event)
        .increment();
    if (isTimeToLog("unsigned " + tenant + " " + event)) {
      LOG.warn(
          "Webhooks {} for tenant {} are taken without signature, as its webhooks.unsigned allows.",
          event,
          tenant);
    }
  }

  void unavailable(InboxUnavailable away) {
    refused("unavailable");
    if (isTimeToLog("unavailable")) {
      Throwable cause = away.getCause() == null ? away : away.getCause();
      LOG.error("Webhooks are answered with 503: {} ({}).", away.getMessage(), cause.getMessage());
    }
  }

  private static String kind(InboxUnavailable away) {
    return switch (away.getCause()) {
      case null -> "no cause";
      case SQLException sql -> sql.getClass().getSimpleName() + ", state " + sql.getSQLState();
      case Throwable other -> other.getClass().getSimpleName();
    };
  }

  private Counter received(String outcome) {
    return meters.counter(
        "followup.deliveries", "source", Source.WEBHOOK.code(), "outcome", outcome);
  }

  private boolean isTimeToLog(String what) {
    long now = System.nanoTime();
    Long last = loggedAt.get(what);
    if (last != null && now - last < SILENCE) {
      return false;
    }
    loggedAt.put(what, now);
    return true;
  }
}
