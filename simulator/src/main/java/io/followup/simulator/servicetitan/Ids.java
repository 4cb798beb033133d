package io.followup.simulator.servicetitan;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that grow and never come again, even after a restart: the engine remembers objects of earlier
 * starts, the simulator does not. They count milliseconds since 2026.
 */
final class Ids {
  private static final long EPOCH = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private final AtomicLong last = new AtomicLong();

  long next() {
    long now = System.currentTimeMillis() - EPOCH;
    return last.updateAndGet(previous -> Math.max(previous + 1, now));
  }
}
