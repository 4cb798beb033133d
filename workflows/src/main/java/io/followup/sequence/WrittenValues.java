package io.followup.sequence;

import io.followup.run.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How the values of a reading are written in a message, by the tenant's clock. */
public final class WrittenValues {
  private static final DateTimeFormatter WHOLE = in("EEEE, MMMM d 'at' h:mm a");
  private static final DateTimeFormatter DATE = in("EEEE, MMMM d");
  private static final DateTimeFormatter TIME = in("h:mm a");
  private static final DateTimeFormatter WEEKDAY = in("EEEE");

  private WrittenValues() {}

  private static DateTimeFormatter in(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US);
  }

  /**
   * Values for the slots of a template: {@code $1,249.50}, {@code Tuesday, November 24 at 9:00 AM}
   * and its parts, {@code yes} and {@code no}.
   *
   * @param values by the names of {@link FieldSchema}, each of the type told there
   */
  public static Map<String, String> of(Map<String, Object> values, ZoneId zone) {
    Map<String, String> written = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          written.put(name, written(value, zone));
          if (value instanceof Instant at) {
            ZonedDateTime local = at.atZone(zone);
            if (name.endsWith("Date")) {
              // A calendar date: the hour that it is counted from is nobody's appointment.
              written.put(name, DATE.format(local));
            }
            written.put(name + ".date", DATE.format(local));
            written.put(name + ".time", TIME.format(local));
            written.put(name + ".weekday", WEEKDAY.format(local));
          }
        });
    return written;
  }

  private static String written(Object value, ZoneId zone) {
    return switch (value) {
      case BigDecimal amount -> Words.money(amount);
      case Instant at -> WHOLE.format(at.atZone(zone));
      case Boolean yes -> yes ? "yes" : "no";
      default -> value.toString();
    };
  }
}
