package io.followup.reconciliation;

import java.time.Instant;

/**
 * A comparison that may begin.
 *
 * @param report its number
 * @param since what changed since then is compared
 */
public record Opened(long report, Instant since) {}
