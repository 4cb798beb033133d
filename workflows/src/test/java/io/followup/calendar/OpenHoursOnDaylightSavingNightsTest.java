package io.followup.calendar;

import static io.followup.calendar.OpenHoursTest.hours;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every half hour around every change of the clock from 2026 to 2030, compared with a plain walk
 * from minute to minute.
 */
class OpenHoursOnDaylightSavingNightsTest {
  private static final String[] US_ZONES = {
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "America/Adak",
    "Pacific/Honolulu",
    "America/Puerto_Rico"
  };
  private static final String[][] WINDOWS = {
    {"09:00", "20:00"}, {"08:00", "21:00"}, {"02:00", "03:00"}, {"01:30", "02:30"},
    {"00:00", "23:59"}, {"00:30", "01:30"}, {"12:00", "13:00"}, {"23:00", "23:30"}
  };

  /** How far the plain walk goes: four days before to five days after a change. */
  private static final int MINUTES = 9 * 24 * 60;

  static Stream<OpenHours> everyZoneAndWindow() {
    List<OpenHours> all = new ArrayList<>();
    for (String[] window : WINDOWS) {
      for (String zone : US_ZONES) {
        all.add(hours(window[0], window[1], zone));
      }
      all.add(hours(window[0], window[1], "America/New_York", "America/Chicago"));
      all.add(hours(window[0], window[1], "America/Phoenix", "America/Denver"));
      all.add(hours(window[0], window[1], "America/New_York", "Pacific/Honolulu"));
    }
    all.add(hours("09:00", "20:00", US_ZONES));
    all.add(hours("08:00", "21:00", US_ZONES));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everyZoneAndWindow")
  void the_next_opening_is_open_in_all_zones_and_none_is_earlier(OpenHours hours) {
    for (Instant change : changes()) {
      Instant start = change.minus(Duration.ofDays(4));
      BitSet open = openMinutes(hours, start);
      for (int minute = 3 * 24 * 60; minute <= 6 * 24 * 60; minute += 30) {
        Instant now = start.plus(Duration.ofMinutes(minute));
        Optional<Instant> next = hours.next(now);
        int expected = open.nextSetBit(minute);
        if (expected < 0) {
          assertThat(next).as("%s at %s", hours, now).isEmpty();
        } else {
          assertThat(next)
              .as("%s at %s", hours, now)
              .contains(start.plus(Duration.ofMinutes(expected)));
          assertThat(hours.next(next.get())).isEqualTo(next);
        }
      }
    }
  }

  /** The days on which US clocks are set, 2026 to 2030; all zones are set on the same night. */
  private static Set<Instant> changes() {
    Instant end = Instant.parse("2031-01-01T00:00:00Z");
    Set<Instant> days = new TreeSet<>();
    for (String zone : US_ZONES) {
      ZoneRules rules = ZoneId.of(zone).getRules();
      Instant at = Instant.parse("2026-01-01T00:00:00Z");
      while (rules.nextTransition(at) != null
          && rules.nextTransition(at).getInstant().isBefore(end)) {
        at = rules.nextTransition(at).getInstant();
        days.add(at.truncatedTo(ChronoUnit.DAYS));
      }
    }
    assertThat(days).hasSize(10);
    return days;
  }

  private static BitSet openMinutes(OpenHours hours, Instant start) {
    BitSet open = new BitSet(MINUTES);
    open.set(0, MINUTES);
    DayHours day = hours.daily().on(LocalDate.EPOCH).orElseThrow();
    for (ZoneId zone : hours.zones()) {
      for (int minute = 0; minute < MINUTES; minute++) {
        Instant at = start.plusSeconds(60L * minute);
        ZoneOffset offset = zone.getRules().getOffset(at);
        long secondOfDay = Math.floorMod(at.getEpochSecond() + offset.getTotalSeconds(), 86_400);
        LocalTime shown = LocalTime.ofSecondOfDay(secondOfDay);
        if (shown.isBefore(day.opens()) || !shown.isBefore(day.closes())) {
          open.clear(minute);
        }
      }
    }
    return open;
  }
}
