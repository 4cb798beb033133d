package io.followup.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** The wait that a server asks for: seconds, or a date (RFC 9110). */
public final class RetryAfter {
  /** Nobody makes us wait longer than this. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private RetryAfter() {}

  public static Optional<Duration> of(HttpResponse response, Instant now) {
    Header header = response.getFirstHeader("Retry-After");
    return header == null ? Optional.empty() : parse(header.getValue().strip(), now);
  }

  static Optional<Duration> parse(String text, Instant now) {
    try {
      Duration wait =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(
                  now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
      return Optional.of(wait)
          .filter(w -> !w.isNegative())
          .map(w -> w.compareTo(LONGEST) > 0 ? LONGEST : w);
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }
}
