package io.followup.servicetitan;

import java.time.Duration;

/** Until when somebody waits, by a clock that never jumps. */
record Deadline(long nanoTime) {

  static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  /** Never negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  boolean allows(Duration wait) {
    return wait.compareTo(left()) <= 0;
  }
}
