package io.followup.servicetitan;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The pace of one tenant's calls: so many per second, a quarter of a second's worth at once. Turns
 * are booked in the order of asking.
 */
final class CallsPerSecond {
  private final long gap;
  private final long ahead;
  private final LongSupplier nanoTime;
  private long next;
  private long heldUntil;

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  CallsPerSecond(int rate, LongSupplier nanoTime) {
    this.gap = Duration.ofSeconds(1).toNanos() / rate;
    this.ahead = gap * (rate / 4);
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong();
    this.heldUntil = next;
  }

  /**
   * Books the next turn.
   *
   * @param most longest wait
   * @return how long to wait for the turn; when that is longer than {@code most}, nothing was
   *     booked
   */
  synchronized Duration book(Duration most) {
    long now = nanoTime.getAsLong();
    long wait = Math.max(0, Math.max(next - ahead - now, heldUntil - now));
    if (wait <= most.toNanos()) {
      next = Math.max(next, now + wait) + gap;
    }
    return Duration.ofNanos(wait);
  }

  /** ServiceTitan asked for a pause: no turn begins before its end. */
  synchronized void hold(Duration pause) {
    heldUntil = Math.max(heldUntil, nanoTime.getAsLong() + pause.toNanos());
  }
}
