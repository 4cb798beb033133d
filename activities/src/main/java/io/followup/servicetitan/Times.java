package io.followup.servicetitan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * ServiceTitan's timestamps: UTC with up to seven digits of a second, sometimes with another offset
 * or none (docs/reference/servicetitan.md, values).
 */
final class Times {
  private Times() {}

  /** Empty when there is none, or none that can be read. */
  static Optional<Instant> instant(String written) {
    if (written == null || written.isBlank()) {
      return Optional.empty();
    }
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              written.strip(), OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          time instanceof OffsetDateTime offset
              ? offset.toInstant()
              : ((LocalDateTime) time).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /** A calendar date, which is written as midnight in UTC. */
  static Optional<LocalDate> date(String written) {
    return instant(written).map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  static boolean isBefore(String written, Instant moment) {
    return instant(written).filter(at -> at.isBefore(moment)).isPresent();
  }
}
