package io.followup.tenant;

import io.followup.calendar.DailyHours;
import io.followup.calendar.DayHours;
import io.followup.calendar.FederalHolidays;
import io.followup.touch.MessageClass;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When texts and calls may go out, in the customer's zone.
 *
 * @param opens of Monday to Saturday; default 09:00
 * @param closes of Monday to Saturday; default 20:00
 * @param days days that differ, each {@code closed} or for example {@code 12:00-20:00}; Sunday is
 *     12:00 to 20:00 within {@code opens} and {@code closes} unless it stands here
 * @param federalHolidays whether marketing goes out on them; default closed
 * @param holidays the tenant's own days without texts and calls
 * @param legalHours whether the hours of the law are kept; only in front of a simulator they may be
 *     ignored
 */
public record QuietHours(
    LocalTime opens,
    LocalTime closes,
    Map<DayOfWeek, String> days,
    Holidays federalHolidays,
    Set<LocalDate> holidays,
    LegalHours legalHours) {
  private static final String CLOSED = "closed";

  /** Whether something goes out on holidays. */
  public enum Holidays {
    CLOSED,
    OPEN
  }

  /** Whether the hours that the USA and its states allow count, too. */
  public enum LegalHours {
    KEPT,
    IGNORED
  }

  public QuietHours {
    legalHours = legalHours == null ? LegalHours.KEPT : legalHours;
    opens = opens == null ? LocalTime.of(9, 0) : opens;
    closes = closes == null ? LocalTime.of(20, 0) : closes;
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException(
          "quiet-hours.opens " + opens + " must be before quiet-hours.closes " + closes);
    }
    days = days == null ? Map.of() : Map.copyOf(days);
    days.forEach(QuietHours::check);
    federalHolidays = federalHolidays == null ? Holidays.CLOSED : federalHolidays;
    holidays = holidays == null ? Set.of() : Set.copyOf(holidays);
  }

  /** Every default. */
  public static QuietHours usual() {
    return new QuietHours(null, null, null, null, null, null);
  }

  private static void check(DayOfWeek day, String hours) {
    if (!hours.equalsIgnoreCase(CLOSED)) {
      try {
        DayHours.of(hours);
      } catch (RuntimeException wrong) {
        throw new IllegalArgumentException(
            "quiet-hours.days."
                + day.name().toLowerCase(Locale.ROOT)
                + " '"
                + hours
                + "' is not allowed: use closed, or hours such as 12:00-20:00",
            wrong);
      }
    }
  }

  /** When messages of a class may go out. */
  public DailyHours hours(MessageClass message) {
    return day -> whyClosed(day, message).isPresent() ? Optional.empty() : on(day.getDayOfWeek());
  }

  /** The holiday that closes this day. */
  public Optional<String> whyClosed(LocalDate day, MessageClass message) {
    if (holidays.contains(day)) {
      return Optional.of("a holiday of the company");
    }
    return message == MessageClass.MARKETING && federalHolidays == Holidays.CLOSED
        ? FederalHolidays.on(day)
        : Optional.empty();
  }

  /** The hours of a weekday that is no holiday. */
  Optional<DayHours> on(DayOfWeek day) {
    DayHours week = new DayHours(opens, closes);
    String differs = days.get(day);
    if (differs != null) {
      return differs.equalsIgnoreCase(CLOSED)
          ? Optional.empty()
          : Optional.of(DayHours.of(differs));
    }
    return day == DayOfWeek.SUNDAY
        ? week.and(new DayHours(LocalTime.NOON, LocalTime.of(20, 0)))
        : Optional.of(week);
  }
}
