package io.followup.simulator.twilio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as Twilio writes them, such as {@code Fri, 20 Nov 2026 15:30:00 +0000}. */
final class Rfc2822 {
  private static final DateTimeFormatter WIRE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss Z", Locale.US)
          .withZone(ZoneOffset.UTC);

  private Rfc2822() {}

  static String of(Instant instant) {
    return WIRE.format(instant);
  }
}
