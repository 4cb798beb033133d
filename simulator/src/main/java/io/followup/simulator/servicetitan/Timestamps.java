package io.followup.simulator.servicetitan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Instants as ServiceTitan writes them: UTC with seven fractional digits. */
public final class Timestamps {
  private static final DateTimeFormatter WIRE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  public static String wire(Instant instant) {
    return WIRE.format(instant);
  }

  /**
   * Reads an instant with {@code Z}, with an offset, or with neither (then UTC).
   *
   * @throws DateTimeParseException when it is none of them
   */
  public static Instant read(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException noOffset) {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
  }
}
