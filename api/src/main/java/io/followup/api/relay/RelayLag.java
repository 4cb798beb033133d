package io.followup.api.relay;

import io.followup.inbox.RelayQueue;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Age of the oldest delivery that waits; asked at most every two seconds. */
public final class RelayLag {
  private static final long FRESH = Duration.ofSeconds(2).toNanos();

  private final RelayQueue queue;
  private final LongSupplier nanoClock;
  private Duration known = Duration.ZERO;
  private long askedAt;
  private boolean asked;

  RelayLag(RelayQueue queue, LongSupplier nanoClock) {
    this.queue = queue;
    this.nanoClock = nanoClock;
  }

  /**
   * @throws org.springframework.dao.DataAccessException when the database is away
   */
  public synchronized Duration now() {
    long now = nanoClock.getAsLong();
    if (!asked || now - askedAt > FRESH) {
      known = queue.lag();
      askedAt = now;
      asked = true;
    }
    return known;
  }

  double seconds() {
    try {
      return now().toMillis() / 1000.0;
    } catch (RuntimeException away) {
      return Double.NaN;
    }
  }
}
