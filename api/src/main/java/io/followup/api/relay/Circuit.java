package io.followup.api.relay;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the relay from trying every delivery while Temporal is away: all wait together, and only a
 * small call asks from time to time whether it is back.
 */
final class Circuit {
  private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final BooleanSupplier probe;
  private final LongSupplier nanoClock;
  private int failures;
  private boolean open;
  private long askAt;
  private long openedAt;

  Circuit(BooleanSupplier probe, LongSupplier nanoClock) {
    this.probe = probe;
    this.nanoClock = nanoClock;
  }

  synchronized boolean isOpen() {
    return open;
  }

  /** A call found Temporal away. */
  synchronized void away(String reason) {
    if (open) {
      return;
    }
    open = true;
    if (failures == 0) {
      openedAt = nanoClock.getAsLong();
      LOG.warn("Temporal is away ({}); deliveries wait in the inbox.", reason);
    }
    pause();
  }

  /** A call got through. */
  synchronized void reached() {
    if (failures > 0 && !open) {
      LOG.info(
          "Temporal is back after {} s.",
          Duration.ofNanos(nanoClock.getAsLong() - openedAt).toSeconds());
      failures = 0;
    }
  }

  /** Whether calls may be made now; asks Temporal when it is time to. */
  boolean allows() {
    synchronized (this) {
      if (!open) {
        return true;
      }
      if (nanoClock.getAsLong() - askAt < 0) {
        return false;
      }
    }
    boolean back = probe.getAsBoolean();
    synchronized (this) {
      if (back) {
        open = false;
      } else {
        pause();
      }
      return back;
    }
  }

  private void pause() {
    long pause = FIRST_PAUSE.toNanos() << Math.min(failures, 8);
    askAt = nanoClock.getAsLong() + Math.min(pause, LONGEST_PAUSE.toNanos());
    failures++;
  }
}
