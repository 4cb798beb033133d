package io.followup.ledger;

import io.followup.consent.ContactPoint;
import io.followup.guard.Verdict;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Why something was not sent now, or not at all.
 *
 * @param ordinal 1 the step's message, 2 its {@code otherwise}
 * @param contact where it would have gone, when there is such a place
 * @param guard name of the guard that decided
 * @param verdict anything but {@link Verdict.Pass}
 * @param inputs what the guard looked at; without phone, address or name
 */
public record Decision(
    TenantId tenant,
    String workflowId,
    String step,
    int ordinal,
    Channel channel,
    CustomerId customer,
    Optional<ContactPoint> contact,
    String guard,
    Verdict verdict,
    Map<String, String> inputs,
    Instant businessAt) {}
