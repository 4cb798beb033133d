package io.followup.fact;

import io.followup.subject.CustomerId;

/**
 * The person who was called pressed the key that asks for a later call.
 *
 * @param attempt the ledger's key of the call
 */
public record CallbackRequested(
    Origin origin, CustomerId customer, String workflowId, String step, String attempt)
    implements CallFact {}
