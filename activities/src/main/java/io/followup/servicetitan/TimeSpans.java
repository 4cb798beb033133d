package io.followup.servicetitan;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spans as .NET writes them: {@code 08:00:00}, {@code 1.02:00:00} (docs/reference/servicetitan.md,
 * value formats).
 */
final class TimeSpans {
  private static final Pattern SPAN =
      Pattern.compile("(?:(\\d{1,4})\\.)?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?");

  private TimeSpans() {}

  static Optional<Duration> read(String written) {
    Matcher parts = SPAN.matcher(written == null ? "" : written.strip());
    return parts.matches()
        ? Optional.of(
            Duration.ofDays(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4))))
        : Optional.empty();
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
