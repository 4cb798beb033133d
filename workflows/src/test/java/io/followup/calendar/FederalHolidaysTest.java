package io.followup.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FederalHolidaysTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-01, New Year's Day",
    "2026-01-19, Martin Luther King Jr. Day",
    "2026-02-16, Washington's Birthday",
    "2026-05-25, Memorial Day",
    "2026-06-19, Juneteenth",
    "2026-07-04, Independence Day",
    "2026-07-03, Independence Day (observed)",
    "2026-09-07, Labor Day",
    "2026-10-12, Columbus Day",
    "2026-11-11, Veterans Day",
    "2026-11-26, Thanksgiving Day",
    "2026-12-25, Christmas Day",
    "2021-12-31, New Year's Day (observed)",
    "2027-07-05, Independence Day (observed)"
  })
  void holidays_are_computed(LocalDate day, String name) {
    assertThat(FederalHolidays.on(day)).contains(name);
  }

  @Test
  void the_year_2026_has_eleven_of_them_and_one_that_is_observed_on_another_day() {
    List<LocalDate> all =
        LocalDate.of(2026, 1, 1)
            .datesUntil(LocalDate.of(2027, 1, 1))
            .filter(day -> FederalHolidays.on(day).isPresent())
            .toList();
    assertThat(all).hasSize(12);
  }
}
