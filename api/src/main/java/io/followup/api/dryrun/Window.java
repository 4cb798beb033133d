package io.followup.api.dryrun;

import io.followup.api.problem.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * From when to when something was recorded, by the wall clock.
 *
 * @param to first instant after it
 */
record Window(Instant from, Instant to) {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /**
   * @param from an instant, or a date whose day is the first one; 30 days before {@code to} when
   *     left out
   * @param to an instant, or a date whose day is the last one; now when left out
   * @param zone in which dates are meant
   */
  static Window of(Optional<String> from, Optional<String> to, ZoneId zone) {
    Instant end = to.map(text -> read("to", text, zone, 1)).orElseGet(Instant::now);
    Instant begin = from.map(text -> read("from", text, zone, 0)).orElse(end.minus(USUAL));
    if (!begin.isBefore(end)) {
      throw wrong("from", "from is not before to.");
    }
    return new Window(begin, end);
  }

  private static Instant read(String field, String text, ZoneId zone, int daysLater) {
    try {
      Instant read =
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).plusDays(daysLater).atStartOfDay(zone).toInstant();
      if (read.isAfter(EARLIEST) && read.isBefore(LATEST)) {
        return read;
      }
    } catch (DateTimeException notATime) {
      // Told below.
    }
    throw wrong(field, field + " is no date and no instant that can be used.");
  }

  private static RuntimeException wrong(String field, String detail) {
    return Problem.of(
            400,
            "wrong-value",
            detail,
            "Write a date such as 2026-11-01 or an instant such as 2026-11-01T15:00:00Z.")
        .about(field)
        .asException();
  }
}
