package io.followup.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The open hours of every day, by the local clock. */
@FunctionalInterface
public interface DailyHours {
  /** Empty when it is closed all day. */
  Optional<DayHours> on(LocalDate day);

  /** Open where all of them are open. */
  static DailyHours all(List<DailyHours> several) {
    return day -> {
      Optional<DayHours> open = several.getFirst().on(day);
      for (DailyHours other : several) {
        open = open.flatMap(hours -> other.on(day).flatMap(hours::and));
      }
      return open;
    };
  }
}
