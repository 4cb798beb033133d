package io.followup.api.servicetitan;

import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.Map;

/**
 * A delivery as ServiceTitan sent it.
 *
 * @param pathEvent what the callback path names; may be empty
 * @param headers names in lower case
 */
record Delivered(
    TenantId tenant,
    String pathEvent,
    Map<String, String> headers,
    byte[] body,
    Instant receivedAt) {}
