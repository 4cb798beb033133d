package io.followup.sequence;

import java.time.Duration;
import java.util.Optional;

/** Checks that steps come due one after the other, and before the run expires. */
final class Timetable {
  /** When the latest step so far is due at the earliest, counted from the trigger. */
  private Duration due = Duration.ZERO;

  private Optional<Text> last = Optional.empty();

  /** Reads the wait of the next step. */
  Optional<Wait> next(Text text) {
    Optional<Wait> wait = Waits.wait(text);
    wait.ifPresent(
        read -> {
          Duration before = due;
          due = read.after() == Wait.After.TRIGGER ? read.duration() : due.plus(read.duration());
          if (due.compareTo(before) < 0) {
            text.wrong(
                ProblemCode.STEPS_OUT_OF_ORDER,
                "the step is due "
                    + Waits.written(due)
                    + " after the trigger, but the one before it only at "
                    + Waits.written(before),
                "put the steps in the order of their times");
          }
          last = Optional.of(text);
        });
    return wait;
  }

  void checkExpiry(Duration expires) {
    if (due.compareTo(expires) >= 0) {
      last.ifPresent(
          text ->
              text.wrong(
                  ProblemCode.AFTER_EXPIRY,
                  "the step is due "
                      + Waits.written(due)
                      + " after the trigger, but the run expires after "
                      + Waits.written(expires),
                  "shorten the wait, or write a longer limits.expires"));
    }
  }
}
