package io.followup.guard;

import io.followup.run.Words;
import io.followup.sequence.Window;
import io.followup.touch.MessageClass;
import io.followup.touch.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the author of a step wants besides its message, and what the reading makes of it.
 *
 * @param messageClass what the law takes the message for
 * @param priority 1 for what matters most, to 5
 * @param tolerance later than this after it was due the step is left out; absent: as the tenant has
 *     set
 * @param opening when the step may be taken; absent: always
 * @param unmet why the step's {@code if} does not hold now, one sentence; absent: it holds
 * @param otherArm why the step is not for this household, one sentence; absent: it is
 */
public record Wishes(
    MessageClass messageClass,
    int priority,
    Optional<Duration> tolerance,
    Optional<Opening> opening,
    Optional<String> unmet,
    Optional<String> otherArm) {

  /** A step that wants nothing in particular. */
  public static Wishes usual(Purpose purpose) {
    return new Wishes(
        purpose.messageClass(),
        purpose.priority(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Times of day and days of the week.
   *
   * @param zone of the office
   */
  public record Opening(Window window, ZoneId zone) {

    /** The instant itself when it is open then, else when it opens next. */
    Instant next(Instant at) {
      return window.nextOpen(at, zone);
    }
  }

  /** From when on the step grows stale: it is not late while it waits for its window. */
  Instant dueFrom(Instant firstDueAt) {
    return opening.map(hours -> hours.next(firstDueAt)).orElse(firstDueAt);
  }

  /** What a step whose {@code if} does not hold gets. */
  Verdict verdictOfCondition() {
    return unmet.<Verdict>map(why -> new Verdict.Skip("Left out: " + why)).orElse(Verdict.PASS);
  }

  /** What a step that is for other households gets. */
  Verdict verdictOfArm() {
    return otherArm.<Verdict>map(Verdict.Skip::new).orElse(Verdict.PASS);
  }

  /**
   * What a step outside its window gets.
   *
   * @param spread the run's part of the time over which sends are spread
   */
  Verdict verdictOfWindow(Instant now, Duration spread) {
    if (opening.isEmpty()) {
      return Verdict.PASS;
    }
    Opening hours = opening.get();
    Instant opens = hours.next(now);
    if (opens.equals(now)) {
      return Verdict.PASS;
    }
    Instant spreadOut = opens.plus(spread);
    Instant until = hours.next(spreadOut).equals(spreadOut) ? spreadOut : opens;
    return new Verdict.Defer(
        until,
        "The step may be taken "
            + hours.window().inWords()
            + " only: waits until "
            + Words.when(opens, hours.zone())
            + ".");
  }
}
