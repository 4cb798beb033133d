package io.followup.calendar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;

/**
 * The time a run lives in. In production it is the wall clock. A sandbox run starts at its
 * trigger's time and lives {@code speed} times faster, so that 72 hours can be watched in two
 * minutes.
 *
 * @param wallOrigin wall time at which the two clocks were set
 * @param businessOrigin business time at that moment
 * @param speed business seconds per wall second, 1 or more
 */
public record BusinessClock(Instant wallOrigin, Instant businessOrigin, int speed) {

  public BusinessClock {
    if (speed < 1) {
      throw new IllegalArgumentException("speed " + speed + " is not allowed: use 1 or more");
    }
  }

  /** The wall clock itself. */
  public static BusinessClock real() {
    return new BusinessClock(Instant.EPOCH, Instant.EPOCH, 1);
  }

  @JsonIgnore
  public boolean isReal() {
    return speed == 1 && wallOrigin.equals(businessOrigin);
  }

  /** Business time at a wall time. */
  public Instant businessTime(Instant wall) {
    return businessOrigin.plus(Duration.between(wallOrigin, wall).multipliedBy(speed));
  }

  /**
   * How long to wait by the wall clock from {@code now} until {@code until}, both business time.
   * Never negative, and rounded up to a millisecond so that a timer is never early.
   */
  public Duration wallDuration(Instant now, Instant until) {
    Duration business = Duration.between(now, until);
    if (business.isNegative()) {
      return Duration.ZERO;
    }
    return Duration.ofMillis(business.dividedBy(speed).plusNanos(999_999).toMillis());
  }
}
