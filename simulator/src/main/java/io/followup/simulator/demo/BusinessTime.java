package io.followup.simulator.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * The compressed time of one conversation: it begins when the estimate goes out and lives faster
 * than the wall clock.
 *
 * @param businessStart when the estimate says that it was made
 * @param wallStart when that happened here
 * @param speed business seconds per wall second
 */
record BusinessTime(Instant businessStart, Instant wallStart, double speed) {

  Instant business(Instant wall) {
    return businessStart.plus(sinceStart(wall));
  }

  /** Business time that has passed since the start. */
  Duration sinceStart(Instant wall) {
    return Duration.ofMillis((long) (Duration.between(wallStart, wall).toMillis() * speed));
  }

  Instant wall(Duration sinceStart) {
    return wallStart.plusMillis((long) Math.ceil(sinceStart.toMillis() / speed));
  }

  Instant wall(Instant business) {
    return wall(Duration.between(businessStart, business));
  }
}
