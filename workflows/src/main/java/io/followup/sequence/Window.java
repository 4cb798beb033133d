package io.followup.sequence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.calendar.DayHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Times of day and days of the week, by the tenant's clock, at which a step may be taken.
 *
 * @param from first moment of the day that belongs to it
 * @param to first moment after {@code from} that does not; absent = midnight
 * @param days at least one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Window(LocalTime from, Optional<LocalTime> to, Set<DayOfWeek> days) {
  /** Every day comes again within a week, and a night of daylight saving swallows at most one. */
  private static final int LONGEST_SEARCH = 15;

  public Window {
    to = to == null ? Optional.empty() : to;
    days = Set.copyOf(days);
  }

  /** The instant itself when the window is open then, else when it opens next. */
  public Instant nextOpen(Instant at, ZoneId zone) {
    LocalDate today = at.atZone(zone).toLocalDate();
    for (int i = 0; i <= LONGEST_SEARCH; i++) {
      LocalDate day = today.plusDays(i);
      Instant opens = day.atTime(from).atZone(zone).toInstant();
      if (days.contains(day.getDayOfWeek()) && opens.isBefore(closes(day, zone))) {
        if (at.isBefore(opens)) {
          return opens;
        }
        if (at.isBefore(closes(day, zone))) {
          return at;
        }
      }
    }
    throw new IllegalStateException("The window " + inWords() + " never opens in " + zone + ".");
  }

  private Instant closes(LocalDate day, ZoneId zone) {
    return to.map(day::atTime)
        .orElseGet(() -> day.plusDays(1).atStartOfDay())
        .atZone(zone)
        .toInstant();
  }

  /** Whether it is open at some time of these hours of a day. */
  boolean overlaps(DayHours hours) {
    return from.isBefore(hours.closes())
        && to.filter(closes -> !closes.isAfter(hours.opens())).isEmpty();
  }

  /** For example {@code 09:00-17:30 on Mon, Tue}. */
  public String inWords() {
    String hours = from + "-" + to.map(LocalTime::toString).orElse("24:00");
    return days.size() == DayOfWeek.values().length
        ? hours
        : hours
            + " on "
            + EnumSet.copyOf(days).stream().map(Window::inWords).collect(Collectors.joining(", "));
  }

  /** For example {@code Mon}. */
  static String inWords(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.US);
  }
}
