package io.followup.inbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay of this process as soon as there is something to do. */
public final class Bell {
  private final Semaphore rung = new Semaphore(0);

  /** Something was stored, or a call came back. */
  public void ring() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /**
   * Returns when somebody rings or rang since the last call, at the latest after {@code longest}.
   */
  public void await(Duration longest) throws InterruptedException {
    if (rung.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
      rung.drainPermits();
    }
  }
}
