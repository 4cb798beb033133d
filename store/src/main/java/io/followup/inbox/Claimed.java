package io.followup.inbox;

import java.time.Instant;

/**
 * A delivery that this process may relay until the lease ends.
 *
 * @param attempts how often relaying it failed so far
 * @param leasedUntil end of the lease; also proves that the lease is still ours
 */
public record Claimed(RawDelivery delivery, int attempts, Instant leasedUntil) {}
