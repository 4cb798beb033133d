package io.followup.fact;

import io.followup.subject.CustomerId;

/**
 * A call of ours is over.
 *
 * @param attempt the ledger's key of the call
 */
public record CallEnded(
    Origin origin,
    CustomerId customer,
    String workflowId,
    String step,
    String attempt,
    CallOutcome outcome)
    implements CallFact {}
