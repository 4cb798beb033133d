package io.followup.fact;

import io.followup.tenant.TenantId;
import java.time.Instant;

/**
 * Where a fact comes from.
 *
 * @param factId unique within the tenant; the same happening told twice carries the same id
 * @param occurredAt when it happened, by the clock of the system that told us
 * @param receivedAt when we stored the delivery
 * @param source for example {@code servicetitan-webhook}, {@code twilio-sms}
 */
public record Origin(
    String factId, TenantId tenant, Instant occurredAt, Instant receivedAt, String source) {}
