package io.followup.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenHoursTest {
  private static final String CHICAGO = "America/Chicago";
  private static final LocalDate SPRING_FORWARD = LocalDate.of(2027, 3, 14);
  private static final LocalDate FALL_BACK = LocalDate.of(2026, 11, 1);

  static OpenHours hours(String opens, String closes, String... zones) {
    return new OpenHours(
        LocalTime.parse(opens),
        LocalTime.parse(closes),
        Arrays.stream(zones).map(ZoneId::of).collect(Collectors.toSet()));
  }

  private static Instant chicago(LocalDate date, String time) {
    return date.atTime(LocalTime.parse(time)).atZone(ZoneId.of(CHICAGO)).toInstant();
  }

  @Test
  void an_open_hour_is_now() {
    Instant noon = chicago(FALL_BACK, "12:00");
    assertThat(hours("09:00", "20:00", CHICAGO).next(noon)).contains(noon);
  }

  @Test
  void the_first_moment_is_open_and_the_last_is_not() {
    OpenHours hours = hours("09:00", "20:00", CHICAGO);
    assertThat(hours.isOpen(chicago(FALL_BACK, "09:00"))).isTrue();
    assertThat(hours.isOpen(chicago(FALL_BACK, "09:00").minusMillis(1))).isFalse();
    assertThat(hours.isOpen(chicago(FALL_BACK, "20:00"))).isFalse();
    assertThat(hours.isOpen(chicago(FALL_BACK, "20:00").minusMillis(1))).isTrue();
  }

  @Test
  void an_hour_that_the_clock_leaves_out_opens_when_it_jumps() {
    assertThat(hours("02:30", "05:00", CHICAGO).next(chicago(SPRING_FORWARD, "00:00")))
        .contains(chicago(SPRING_FORWARD, "03:00"));
  }

  @Test
  void a_window_that_the_clock_leaves_out_entirely_waits_for_the_next_day() {
    assertThat(hours("02:00", "03:00", CHICAGO).next(chicago(SPRING_FORWARD, "00:00")))
        .contains(chicago(SPRING_FORWARD.plusDays(1), "02:00"));
  }

  @Test
  void an_hour_that_the_clock_shows_twice_is_open_twice() {
    OpenHours hours = hours("01:15", "01:45", CHICAGO);
    Instant first = chicago(FALL_BACK, "01:15");
    assertThat(hours.next(chicago(FALL_BACK, "00:00"))).contains(first);
    assertThat(hours.next(first.plusSeconds(30 * 60))).contains(first.plusSeconds(3600));
  }

  @Test
  void the_last_zone_to_open_decides() {
    assertThat(
            hours("09:00", "20:00", "America/New_York", CHICAGO, "Pacific/Honolulu")
                .next(chicago(FALL_BACK, "06:00")))
        .contains(chicago(FALL_BACK, "13:00"));
  }

  @Test
  void zones_that_are_never_open_together_have_no_opening() {
    assertThat(
            hours("09:00", "12:00", "America/New_York", "Pacific/Honolulu")
                .next(chicago(FALL_BACK, "06:00")))
        .isEmpty();
  }

  @Test
  void the_closed_zones_are_named() {
    assertThat(
            hours("09:00", "20:00", "America/New_York", CHICAGO, "America/Denver")
                .closedZones(chicago(FALL_BACK, "08:30")))
        .containsExactly(ZoneId.of(CHICAGO), ZoneId.of("America/Denver"));
  }

  @Test
  void hours_without_a_zone_are_refused() {
    assertThatThrownBy(() -> new OpenHours(LocalTime.of(9, 0), LocalTime.of(20, 0), Set.of()))
        .hasMessage("no zone is given: open hours need at least one");
  }
}
