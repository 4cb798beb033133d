package io.followup.calendar;

import java.time.LocalTime;
import java.util.Optional;

/**
 * The open hours of one day.
 *
 * @param opens first open moment
 * @param closes first closed moment after it, later than {@code opens}
 */
public record DayHours(LocalTime opens, LocalTime closes) {

  public DayHours {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("opens " + opens + " must be before closes " + closes);
    }
  }

  /**
   * Reads {@code 12:00-20:00}.
   *
   * @throws RuntimeException when it is something else
   */
  public static DayHours of(String text) {
    String[] ends = text.strip().split("-", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("hours '" + text + "' are not of the form 12:00-20:00");
    }
    return new DayHours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
  }

  boolean holds(LocalTime time) {
    return !time.isBefore(opens) && time.isBefore(closes);
  }

  /** The hours in which both are open, if there are any. */
  public Optional<DayHours> and(DayHours other) {
    LocalTime later = opens.isAfter(other.opens) ? opens : other.opens;
    LocalTime earlier = closes.isBefore(other.closes) ? closes : other.closes;
    return later.isBefore(earlier) ? Optional.of(new DayHours(later, earlier)) : Optional.empty();
  }

  @Override
  public String toString() {
    return opens + "-" + closes;
  }
}
