package io.followup.simulator.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.stream.Stream;

/** Finds a week without a holiday of the United States from Tuesday on: nobody is texted on one. */
final class OrdinaryWeek {
  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(6, 19),
          MonthDay.of(7, 4),
          MonthDay.of(11, 11),
          MonthDay.of(12, 25));

  private OrdinaryWeek() {}

  /** Tuesday of the first such week after that day's. */
  static LocalDate tuesdayAfter(LocalDate today) {
    LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    return Stream.iterate(monday.plusDays(1), tuesday -> tuesday.plusWeeks(1))
        .filter(OrdinaryWeek::hasNoHoliday)
        .findFirst()
        .orElseThrow();
  }

  private static boolean hasNoHoliday(LocalDate tuesday) {
    return tuesday.datesUntil(tuesday.plusDays(6)).noneMatch(OrdinaryWeek::isHoliday);
  }

  /** Those that can fall on another day than a Monday, and the Friday for one on a Saturday. */
  private static boolean isHoliday(LocalDate day) {
    boolean observed =
        day.getDayOfWeek() == DayOfWeek.FRIDAY && FIXED.contains(MonthDay.from(day.plusDays(1)));
    return observed || FIXED.contains(MonthDay.from(day)) || isThanksgiving(day);
  }

  private static boolean isThanksgiving(LocalDate day) {
    return day.getMonth() == Month.NOVEMBER
        && day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY)));
  }
}
