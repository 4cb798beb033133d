package io.followup.ledger;

import io.followup.guard.Verdict;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.time.Instant;

/**
 * Why something was not sent now, or not at all.
 *
 * @param guard name of the guard that decided
 * @param verdict anything but {@link Verdict.Pass}
 */
public record Decision(
    TenantId tenant,
    String workflowId,
    String step,
    Channel channel,
    String guard,
    Verdict verdict,
    Instant businessAt) {}
