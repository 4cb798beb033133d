package io.followup.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * The legal holidays of the USA (5 USC 6103), computed. One that falls on a weekend counts on its
 * own day and on the Friday or Monday on which it is observed. Not counted: Inauguration Day, which
 * is one only around Washington.
 */
public final class FederalHolidays {
  private FederalHolidays() {}

  /** The holiday's name, when the day is one. */
  public static Optional<String> on(LocalDate day) {
    return itself(day)
        .or(() -> observed(day, DayOfWeek.FRIDAY, day.plusDays(1)))
        .or(() -> observed(day, DayOfWeek.MONDAY, day.minusDays(1)));
  }

  /** A Friday stands in for Saturday, a Monday for Sunday. */
  private static Optional<String> observed(LocalDate day, DayOfWeek standIn, LocalDate weekend) {
    return day.getDayOfWeek() == standIn
        ? itself(weekend).map(name -> name + " (observed)")
        : Optional.empty();
  }

  private static Optional<String> itself(LocalDate day) {
    return Optional.ofNullable(
        switch (day.getMonth()) {
          case JANUARY ->
              day.getDayOfMonth() == 1
                  ? "New Year's Day"
                  : isNth(day, 3, DayOfWeek.MONDAY) ? "Martin Luther King Jr. Day" : null;
          case FEBRUARY -> isNth(day, 3, DayOfWeek.MONDAY) ? "Washington's Birthday" : null;
          case MAY -> isLastMonday(day) ? "Memorial Day" : null;
          // A holiday since 2021 (Public Law 117-17).
          case JUNE -> day.getDayOfMonth() == 19 && day.getYear() >= 2021 ? "Juneteenth" : null;
          case JULY -> day.getDayOfMonth() == 4 ? "Independence Day" : null;
          case SEPTEMBER -> isNth(day, 1, DayOfWeek.MONDAY) ? "Labor Day" : null;
          case OCTOBER -> isNth(day, 2, DayOfWeek.MONDAY) ? "Columbus Day" : null;
          case NOVEMBER ->
              day.getDayOfMonth() == 11
                  ? "Veterans Day"
                  : isNth(day, 4, DayOfWeek.THURSDAY) ? "Thanksgiving Day" : null;
          case DECEMBER -> day.getDayOfMonth() == 25 ? "Christmas Day" : null;
          case MARCH, APRIL, AUGUST -> null;
        });
  }

  private static boolean isNth(LocalDate day, int ordinal, DayOfWeek weekday) {
    return day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday)));
  }

  private static boolean isLastMonday(LocalDate day) {
    return day.getMonth() == Month.MAY
        && day.equals(day.with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
  }
}
