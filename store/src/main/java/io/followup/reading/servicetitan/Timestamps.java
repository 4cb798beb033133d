package io.followup.reading.servicetitan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Points in time with any offset, or none, which means UTC; with any number of fractional digits.
 */
final class Timestamps {
  private static final Pattern MORE_THAN_NANOS = Pattern.compile("(\\.\\d{9})\\d+");
  private static final DateTimeFormatter LENIENT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendPattern("[XXX][XX][X]")
          .optionalEnd()
          .optionalEnd()
          .toFormatter();

  private Timestamps() {}

  /** Empty when it is no point in time, or one far from our days. */
  static Optional<Instant> parse(String text) {
    try {
      Instant instant = isUsual(text) ? usual(text) : lenient(text);
      // PostgreSQL keeps microseconds; so do we, or comparisons would differ.
      return isSensible(instant)
          ? Optional.of(instant.truncatedTo(ChronoUnit.MICROS))
          : Optional.empty();
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /** {@code 2026-06-15T21:10:05.1000000Z}, which nearly all are; read at the rate of webhooks. */
  private static boolean isUsual(String text) {
    int length = text.length();
    if (length < 20 || length > 30 || text.charAt(length - 1) != 'Z') {
      return false;
    }
    for (int place = 0; place < length - 1; place++) {
      char sign = text.charAt(place);
      boolean fits =
          switch (place) {
            case 4, 7 -> sign == '-';
            case 10 -> sign == 'T';
            case 13, 16 -> sign == ':';
            case 19 -> sign == '.';
            default -> sign >= '0' && sign <= '9';
          };
      if (!fits) {
        return false;
      }
    }
    return length != 21;
  }

  private static Instant usual(String text) {
    int nanos = 0;
    for (int place = 20; place < 29; place++) {
      int digit = place < text.length() - 1 ? text.charAt(place) - '0' : 0;
      nanos = nanos * 10 + digit;
    }
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            nanos)
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int until) {
    return Integer.parseInt(text, from, until, 10);
  }

  private static Instant lenient(String text) {
    String bounded = MORE_THAN_NANOS.matcher(text).replaceFirst("$1");
    TemporalAccessor parsed =
        LENIENT.parseBest(bounded, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    return switch (parsed) {
      case OffsetDateTime withOffset -> withOffset.toInstant();
      case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
      default -> LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC);
    };
  }

  /** Year 1 is how .NET writes "never". */
  private static boolean isSensible(Instant instant) {
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    return year >= 1970 && year <= 2200;
  }
}
