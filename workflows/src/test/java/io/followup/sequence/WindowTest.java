package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
  private static final Window OFFICE =
      new Window(
          LocalTime.of(9, 0),
          Optional.of(LocalTime.of(17, 30)),
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

  private static Instant open(Window window, String at) {
    return window.nextOpen(Instant.parse(at), CHICAGO);
  }

  @Test
  void what_falls_into_it_is_not_moved() {
    assertThat(open(OFFICE, "2026-11-24T15:00:00Z"))
        .isEqualTo(Instant.parse("2026-11-24T15:00:00Z"));
    assertThat(open(OFFICE, "2026-11-24T23:29:59Z"))
        .isEqualTo(Instant.parse("2026-11-24T23:29:59Z"));
  }

  @Test
  void what_is_too_early_or_too_late_waits_for_the_next_opening() {
    assertThat(open(OFFICE, "2026-11-24T12:00:00Z"))
        .isEqualTo(Instant.parse("2026-11-24T15:00:00Z"));
    assertThat(open(OFFICE, "2026-11-24T23:30:00Z"))
        .isEqualTo(Instant.parse("2026-11-25T15:00:00Z"));
  }

  @Test
  void a_friday_evening_waits_for_monday() {
    assertThat(open(OFFICE, "2026-11-28T00:00:00Z"))
        .isEqualTo(Instant.parse("2026-11-30T15:00:00Z"));
  }

  @Test
  void the_hours_are_those_of_the_clock_on_the_wall_when_it_is_changed() {
    // Central daylight time ends on 1 November 2026 at 2:00 and begins on 14 March 2027.
    assertThat(open(OFFICE, "2026-10-30T13:00:00Z"))
        .isEqualTo(Instant.parse("2026-10-30T14:00:00Z"));
    assertThat(open(OFFICE, "2026-11-02T13:00:00Z"))
        .isEqualTo(Instant.parse("2026-11-02T15:00:00Z"));
  }

  @Test
  void an_hour_that_the_night_swallows_opens_a_week_later() {
    Window atNight =
        new Window(
            LocalTime.of(2, 10), Optional.of(LocalTime.of(2, 50)), EnumSet.of(DayOfWeek.SUNDAY));
    Instant opens = open(atNight, "2027-03-14T06:00:00Z");
    assertThat(opens)
        .isBetween(Instant.parse("2027-03-14T08:00:00Z"), Instant.parse("2027-03-21T08:00:00Z"));
  }

  @Test
  void without_an_end_it_is_open_until_midnight() {
    Window evenings = new Window(LocalTime.of(18, 0), Optional.empty(), EVERY_DAY);
    assertThat(open(evenings, "2026-11-25T05:59:00Z"))
        .isEqualTo(Instant.parse("2026-11-25T05:59:00Z"));
    assertThat(open(evenings, "2026-11-25T06:00:00Z"))
        .isEqualTo(Instant.parse("2026-11-26T00:00:00Z"));
  }

  @Test
  void it_is_told_in_words() {
    assertThat(OFFICE.inWords()).isEqualTo("09:00-17:30 on Mon, Tue, Wed, Thu, Fri");
    assertThat(new Window(LocalTime.of(8, 0), Optional.empty(), EVERY_DAY).inWords())
        .isEqualTo("08:00-24:00");
  }
}
