package io.followup.api.sequences;

import io.followup.backfill.Backfill;
import io.followup.backfill.Ramp;
import io.followup.version.SequenceBackfills.Wanted;
import java.util.Optional;

/**
 * Which open objects enter, and how fast.
 *
 * @param youngerThanDays so many days old an object may be, 1 to 365
 * @param perHour at most so many enter within an hour, 1 to 2000; 50 when left out
 * @param perDay at most so many within 24 hours, 1 to 20000; 300 when left out
 */
record BackfillWanted(Integer youngerThanDays, Integer perHour, Integer perDay) {

  /**
   * @throws io.followup.api.problem.RefusedException when a value is out of its range
   */
  Wanted checked() {
    if (youngerThanDays == null) {
      throw Asked.wrong(
          "youngerThanDays",
          "youngerThanDays is missing.",
          "Say how many days old objects may be.");
    }
    return new Wanted(
        within("youngerThanDays", youngerThanDays, Backfill.MOST_DAYS),
        new Ramp(
            within(
                "perHour",
                Optional.ofNullable(perHour).orElse(Ramp.usual().perHour()),
                Ramp.MOST_PER_HOUR),
            within(
                "perDay",
                Optional.ofNullable(perDay).orElse(Ramp.usual().perDay()),
                Ramp.MOST_PER_DAY)));
  }

  private static int within(String field, int value, int most) {
    if (value < 1 || value > most) {
      throw Asked.wrong(field, field + " is " + value + ".", "Use 1 to " + most + ".");
    }
    return value;
  }
}
