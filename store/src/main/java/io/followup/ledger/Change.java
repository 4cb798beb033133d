package io.followup.ledger;

import java.time.Instant;

/**
 * One thing that happened to an attempt.
 *
 * @param state the ledger's state, or the provider's delivery state in lower case
 * @param at wall time
 */
public record Change(String state, String cause, Instant at) {}
