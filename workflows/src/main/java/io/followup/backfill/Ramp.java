package io.followup.backfill;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast objects enter.
 *
 * @param perHour at most so many within an hour, evenly spread; 1 to 2000, usually 50
 * @param perDay at most so many within 24 hours; 1 to 20000, usually 300
 */
public record Ramp(int perHour, int perDay) {
  public static final int MOST_PER_HOUR = 2_000;
  public static final int MOST_PER_DAY = 20_000;

  private static final int BATCHES_PER_HOUR = 12;
  private static final Duration DAY = Duration.ofDays(1);

  public Ramp {
    if (perHour < 1 || perHour > MOST_PER_HOUR || perDay < 1 || perDay > MOST_PER_DAY) {
      throw new IllegalArgumentException("a ramp of " + perHour + " an hour, " + perDay + " a day");
    }
  }

  public static Ramp usual() {
    return new Ramp(50, 300);
  }

  /** So many enter at one moment. */
  int batch() {
    return Math.ceilDiv(perHour, BATCHES_PER_HOUR);
  }

  /** From the first of a batch to the next batch. */
  Duration pauseAfter(int entered) {
    return Duration.ofMillis(Math.ceilDiv(entered * Duration.ofHours(1).toMillis(), perHour));
  }

  /**
   * When an object enters, if nothing stands in the way.
   *
   * @param number 0 is the first one
   */
  public Instant slot(Instant beginning, int number) {
    int day = number / perDay;
    int ofDay = number % perDay;
    return beginning
        .plus(DAY.multipliedBy(day))
        .plus(pauseAfter(batch()).multipliedBy(ofDay / batch()));
  }

  @Override
  public String toString() {
    return "at most %d an hour and %d a day".formatted(perHour, perDay);
  }
}
